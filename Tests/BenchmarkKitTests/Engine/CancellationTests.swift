// Stopping from outside: at the next run, with complete rounds only.

import BenchmarkKit
import Testing

@Suite("Cancellation")
struct CancellationTests {
  /// At batch 1: calls of `run` are 3 + 3 to calibrate, 1 + 1 to warm up, then 4 a round.
  private func measure(cancelAfterRuns limit: Int) throws -> (GroupMeasurement, runs: Int) {
    let time = ScriptedTime()
    var plan = MeasurementPlan.exactly(50)
    plan.warmUpDuration = 1000
    var counter: UInt64 = 0
    func runs() -> Int { time.words.count { $0.hasPrefix("run") } }
    let engine = Engine(
      time: time,
      allocatedBytes: {
        counter += 5
        return counter
      }, isCancelled: { runs() >= limit })
    let contenders = [time.contender("a", cost: 1000), time.contender("b", cost: 1000)]
    return (try engine.measure(contenders, plan: plan), runs())
  }

  @Test(
    "a partial round is dropped, with its bytes",
    arguments: [
      (8, 0, 8), (9, 0, 10), (10, 0, 10), (11, 1, 12), (12, 1, 12), (13, 1, 14), (14, 1, 14),
      (15, 2, 16), (16, 2, 16),
    ] as [(Int, Int, Int)])
  func partialRound(limit: Int, rounds: Int, runs: Int) throws {
    let (result, ran) = try measure(cancelAfterRuns: limit)
    #expect(result.stopReason == .cancelled)
    #expect(result.rounds == rounds)
    #expect(result.order.count == rounds)
    #expect(result.contenders.map(\.samples.count) == [rounds, rounds])
    #expect(result.contenders.map(\.allocatedBytes) == [UInt64(5 * rounds), UInt64(5 * rounds)])
    // The sample under way is finished, never cut.
    #expect(ran == runs)
  }

  @Test(
    "before the rounds: what is not calibrated has no batch",
    arguments: [
      (0, [0, 0]), (2, [0, 0]), (3, [1, 0]), (5, [1, 0]), (6, [1, 1]), (7, [1, 1]),
    ] as [(Int, [Int])])
  func beforeRounds(limit: Int, batches: [Int]) throws {
    let (result, ran) = try measure(cancelAfterRuns: limit)
    #expect(result.stopReason == .cancelled)
    #expect(result.rounds == 0)
    #expect(result.contenders.map(\.batch) == batches)
    #expect(result.contenders.allSatisfy { $0.samples.isEmpty })
    #expect(ran == limit)
  }
}
