// A process that is stopped while it measures: no sample has the stop in it, no budget pays for it.

import BenchmarkKit
import Testing

@Suite("Pauses of the engine")
struct PauseTests {
  private static let halfAMinute: UInt64 = 30_000_000_000

  private static func measurement(
    _ process: PausingProcess, _ plan: MeasurementPlan, observe: @escaping (EngineEvent) -> Void,
    _ contender: Contender
  ) throws -> (result: GroupMeasurement, pauses: PauseWatch.Total) {
    let watch = process.watch()
    let engine = Engine(
      time: process.time, instruments: Instruments(pauses: watch), observe: observe)
    return (try engine.measure([contender], plan: plan), watch.total)
  }

  /// In calibration (three runs), in warm-up (ten) and in the rounds, in untimed batches and samples.
  @Test("wherever the stop comes, batch, warm-up and samples are as without", arguments: 0..<20)
  func stopped(at stop: Int) throws {
    var plan = MeasurementPlan.exactly(4)
    plan.warmUpDuration = 10_000
    let process = PausingProcess()
    var batches: Int?
    let (result, pauses) = try Self.measurement(
      process, plan,
      observe: { if case .warmedUp(_, let count) = $0 { batches = count } },
      process.contender { if $0 == stop { process.stop(Self.halfAMinute) } })
    #expect(pauses.pauses == 1)
    #expect(result.contenders[0].samples == [1000, 1000, 1000, 1000])
    #expect(result.contenders[0].batch == 1)
    #expect(batches == 10)
    #expect(result.elapsed < 1_000_000, "the stop is not charged")
  }

  @Test("rounds after a stop are as many as without", arguments: [nil, 3, 40, 200] as [Int?])
  func budget(stop: Int?) throws {
    let process = PausingProcess()
    let plan = MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 0, targetRelativeHalfWidth: 0,
      budget: 1_000_000)
    let (result, _) = try Self.measurement(
      process, plan, observe: { _ in },
      process.contender {
        // Samples that are all the same would be precise at once.
        process.work(UInt64($0 * 61 % 97))
        if $0 == stop { process.stop(Self.halfAMinute) }
      })
    // A round is two runs; a retaken sample costs its recovery of a hundred batches besides.
    #expect(result.stopReason == .budget)
    #expect((360...499).contains(result.rounds), "\(result.rounds)")
  }

  @Test("a gap without a signal is a pause if it is long, and an outlier that is kept if it is not")
  func silent() throws {
    for (gap, isPause) in [(Self.halfAMinute, true), (900_000_000, false)] {
      let process = PausingProcess()
      let (result, pauses) = try Self.measurement(
        process, .exactly(4), observe: { _ in },
        process.contender { if $0 == 6 { process.pass(gap) } })
      #expect(pauses.pauses == (isPause ? 1 : 0))
      #expect(result.contenders[0].samples.max() == (isPause ? 1000 : 1000 + Double(gap)))
    }
  }

  @Test("a contender that times itself may wait for another process, which is no pause")
  func waiting() throws {
    let process = PausingProcess()
    let (_, pauses) = try Self.measurement(
      process, .exactly(4), observe: { _ in },
      .timingItself(label: "a") { _ in
        process.pass(Self.halfAMinute)
        return 1000
      })
    #expect(pauses.pauses == 0 && pauses.uncharged == 0)
  }

  @Test("whoever is stopped all the time gets an end, not another try for ever")
  func alwaysStopped() throws {
    let process = PausingProcess()
    let (result, pauses) = try Self.measurement(
      process, .exactly(2), observe: { _ in }, process.contender { _ in process.stop(10) })
    #expect(result.rounds == 2)
    #expect(pauses.pauses > 200)
  }

  @Test("a single sample is taken again as well")
  func single() {
    let process = PausingProcess()
    let engine = Engine(time: process.time, instruments: Instruments(pauses: process.watch()))
    let contender = process.contender { if $0 == 1 { process.stop(Self.halfAMinute) } }
    #expect(engine.sample(of: contender, batch: 1) == 1000)
  }
}
