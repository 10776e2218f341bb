// The order of everything the engine does, word for word.

import BenchmarkKit
import Testing

@Suite("Phases")
struct PhaseTests {
  @Test("calibrate, warm up, rounds: every call and every clock read, in order")
  func phaseOrder() throws {
    let time = ScriptedTime()
    time.logReads()
    let engine = Engine(
      time: time,
      allocatedBytes: {
        time.log("bytes")
        return 0
      })
    let plan = MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 2000, minimumRounds: 1, maximumRounds: 1)
    _ = try engine.measure([time.contender("a", cost: 100)], plan: plan)
    #expect(
      time.words == [
        "clock",  // the budget starts
        // Calibration: one iteration to get over the cold start, then three trials.
        "restore a", "run a 1",
        "restore a", "clock", "run a 1", "clock",
        "restore a", "clock", "run a 11", "clock",
        "restore a", "clock", "run a 11", "clock",
        // Warm-up: 2000 ns in batches of 1100 ns.
        "clock",
        "clock", "restore a", "run a 11",
        "clock", "restore a", "run a 11",
        "clock",
        // The round.
        "clock",
        "restore a", "run a 11", "restore a",
        "bytes", "clock", "run a 11", "clock", "bytes",
        "clock",  // the stop rules
        "clock",  // the total
      ])
  }

  @Test("all are calibrated, then all warmed up, then rounds begin; events say so")
  func groupPhases() throws {
    let time = ScriptedTime()
    let log = EventLog()
    let plan = MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 3000, minimumRounds: 6, maximumRounds: 6,
      budget: 100_000)
    let contenders = [time.contender("a", cost: 100), time.contender("b", cost: 500)]
    let result = try Engine(time: time, observe: log.append).measure(contenders, plan: plan)

    #expect(
      log.events.prefix(4) == [
        .calibrated(contender: 0, batch: 11, nanoseconds: 1100),
        .calibrated(contender: 1, batch: 3, nanoseconds: 1500),
        .warmedUp(contender: 0, batches: 3),
        .warmedUp(contender: 1, batches: 2),
      ])
    // Calibration: a 100 + 100 + 1100 + 1100 = 2400; b 500 + 500 + 1500 + 1500 = 4000.
    // Warm-up: 3300 + 3000. So rounds begin at 12 700; one takes 2 x 1100 + 2 x 1500 = 5200.
    let rounds = log.events.dropFirst(4).dropLast()
    var expected: [EngineEvent] = []
    for round in 0..<6 {
      for contender in result.order[round] {
        expected.append(
          .sampleTaken(
            contender: contender, round: round,
            nanosecondsPerIteration: contender == 0 ? 100 : 500))
      }
      let spent = Double(12_700 + 5200 * (round + 1))
      expected.append(
        .roundFinished(
          round: round, fractionOfBudget: spent / 100_000,
          relativeHalfWidth: round == 5 ? 0 : nil))
    }
    #expect(Array(rounds) == expected)
    #expect(log.events.last == .finished(.precise))
    #expect(result.elapsed == 12_700 + 6 * 5200)
  }

  @Test(
    "no warm-up is no batch at all",
    arguments: [(0, 0), (1, 1), (1100, 1), (1101, 2)] as [(UInt64, Int)])
  func warmUpIsByTime(duration: UInt64, batches: Int) throws {
    let time = ScriptedTime()
    let log = EventLog()
    var plan = MeasurementPlan.exactly(1)
    plan.warmUpDuration = duration
    _ = try Engine(time: time, observe: log.append)
      .measure([time.contender("a", cost: 100)], plan: plan)
    #expect(log.events[1] == .warmedUp(contender: 0, batches: batches))
  }
}
