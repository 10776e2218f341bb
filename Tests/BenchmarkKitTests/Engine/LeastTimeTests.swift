// The least time of a group, against the engine itself on a scripted clock.

import BenchmarkKit
import Testing

@Suite("Least time")
struct LeastTimeTests {
  /// Iterations far shorter than a sample, about as long, and far longer; with work before batches, and
  /// with waiting.
  static let groups: [[LeastTime.Row]] = [
    [LeastTime.Row(iteration: 100)],
    [LeastTime.Row(iteration: 40_000_000)],
    (0..<20).map { LeastTime.Row(iteration: 50 * Double($0 + 1)) },
    [LeastTime.Row(iteration: 90_000), LeastTime.Row(iteration: 3_000_000)],
    [LeastTime.Row(iteration: 1_000_000, beforeBatch: 700_000), LeastTime.Row(iteration: 64)],
    [LeastTime.Row(iteration: 5000, settling: 4_000_000), LeastTime.Row(iteration: 2_000_000)],
  ]

  /// Runs the engine on such rows with a budget of nothing, so that it takes its fewest rounds.
  private static func played(
    _ rows: [LeastTime.Row], _ plan: MeasurementPlan
  ) throws -> (time: Double, watch: GroupWatch) {
    let time = ScriptedTime()
    let contenders = rows.enumerated().map { index, row in
      Contender(
        label: "\(index)", beforeSample: { time.advance(by: UInt64(row.beforeBatch)) },
        run: { time.advance(by: UInt64(row.iteration) * UInt64($0)) })
    }
    var watch = GroupWatch()
    let log = EventLog()
    let times = Times()
    time.advance(by: 1000)
    // Whoever comes after such a row waits.
    var pause: UInt64 = 0
    _ = try Engine(
      time: time,
      settle: { contender in
        time.advance(by: pause)
        pause = UInt64(rows[Int(contender.label) ?? 0].settling)
        return false
      },
      observe: {
        log.append($0)
        times.append(Double(time.nanoseconds()))
      }
    ).measure(contenders, plan: plan)
    for (event, at) in zip(log.events, times.values) { watch.note(event, at: at) }
    return (Double(time.nanoseconds()) - 1000, watch)
  }

  private final class Times {
    private(set) var values: [Double] = []
    func append(_ value: Double) { values.append(value) }
  }

  @Test("is what the engine takes with its fewest rounds", arguments: groups.indices)
  func isWhatTheEngineTakes(_ index: Int) throws {
    let rows = Self.groups[index]
    var plan = MeasurementPlan(warmUpDuration: 1_000_000, targetRelativeHalfWidth: 0, budget: 0)
    plan.targetRelativeHalfWidth = 0
    let (time, watch) = try Self.played(rows, plan)
    let least = LeastTime.rounds(of: rows, plan)
    #expect((time / least - 1).magnitude < 0.2, "took \(time), estimated \(least)")
    // What is seen of it afterwards is the whole of it, whoever estimated what.
    let seen = try #require(watch.least)
    #expect((seen.total / (time + 1000) - 1).magnitude < 0.02, "\(seen) of \(time)")
  }

  @Test("more rounds than the fewest do not count")
  func moreRoundsDoNotCount() throws {
    let rows = Self.groups[2]
    let few = MeasurementPlan(warmUpDuration: 0, targetRelativeHalfWidth: 0, budget: 0)
    var many = few
    many.minimumRounds = 60
    many.maximumRounds = 60
    let least = try #require(try Self.played(rows, few).watch.least)
    let same = try #require(try Self.played(rows, many).watch.least)
    #expect((same.total / least.total - 1).magnitude < 0.02)
  }

  @Test("a row that times itself takes its longest batch")
  func selfTimed() {
    let plan = MeasurementPlan(warmUpDuration: 0)
    let plain = LeastTime.rounds(of: [LeastTime.Row(iteration: 100)], plan)
    let asked = LeastTime.rounds(of: [LeastTime.Row(iteration: 100, isSelfTimed: true)], plan)
    // A hundred times as long, by the engine's rule.
    #expect((asked / plain - 100).magnitude < 1)
  }

  @Test("nothing is known before the first round has ended")
  func unknownAtFirst() {
    var watch = GroupWatch()
    #expect(watch.least == nil)
    watch.note(.calibrated(contender: 0, batch: 1, nanoseconds: 10), at: 100)
    watch.note(.warmedUp(contender: 0, batches: 1), at: 200)
    #expect(watch.least == nil)
    watch.note(.roundFinished(round: 0, fractionOfBudget: 0, relativeHalfWidth: nil), at: 250)
    #expect(watch.least == LeastTime(preparation: 80, rounds: 120 + 12 * 50))
  }
}
