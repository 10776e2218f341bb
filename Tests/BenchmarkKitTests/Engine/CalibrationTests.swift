// How a batch is found, trial by trial.

import BenchmarkKit
import Testing

@Suite("Calibration")
struct CalibrationTests {
  /// The batches of all calls of `run` before the rounds.
  func trials(
    _ time: ScriptedTime, _ contender: Contender, minimum: UInt64 = 1000,
    maximumBatch: Int = 1 << 30
  ) throws -> (batches: [Int], result: ContenderMeasurement) {
    var plan = MeasurementPlan.exactly(1)
    plan.minimumSampleDuration = minimum
    plan.maximumBatch = maximumBatch
    let result = try Engine(time: time).measure([contender], plan: plan)
    let runs = time.words.filter { $0.hasPrefix("run") }.compactMap {
      $0.split(separator: " ").last
    }
    // The last two are the round's.
    return (runs.dropLast(2).compactMap { Int($0) }, try #require(result.contenders.first))
  }

  @Test(
    "steady contenders: the cold iteration, growth by 16 at most, a tenth to spare, a second look",
    arguments: [
      (2000, [1, 1, 1]), (1000, [1, 1, 1]), (999, [1, 1, 2, 2]), (500, [1, 1, 3, 3]),
      (100, [1, 1, 11, 11]), (10, [1, 1, 16, 110, 110]), (1, [1, 1, 16, 256, 1100, 1100]),
    ] as [(UInt64, [Int])])
  func steady(cost: UInt64, batches: [Int]) throws {
    let time = ScriptedTime()
    let found = try trials(time, time.contender("a", cost: cost))
    #expect(found.batches == batches)
    #expect(found.result.batch == batches.last)
    #expect(!found.result.isTooShort)
    #expect(found.result.samples == [Double(cost)])
  }

  @Test("a trial that was long by accident does not decide")
  func preemptedTrial() throws {
    let time = ScriptedTime()
    // Call 0 is the cold iteration, call 1 the first trial: preempted for 50 000 ns.
    let contender = time.contender("a") { call, iterations in
      100 * UInt64(iterations) + (call == 1 ? 50_000 : 0)
    }
    let found = try trials(time, contender)
    #expect(found.batches == [1, 1, 1, 11, 11])
    #expect(found.result.batch == 11)
  }

  @Test("a cold start belongs to no trial")
  func coldStart() throws {
    let time = ScriptedTime()
    let contender = time.contender("a") { call, iterations in
      100 * UInt64(iterations) + (call == 0 ? 1_000_000 : 0)
    }
    #expect(try trials(time, contender).batches == [1, 1, 11, 11])
  }

  @Test("noise just below the minimum makes the batch grow, and it ends")
  func justBelow() throws {
    let time = ScriptedTime()
    // Batch 11 takes 990 ns at its second look, batch 13 then passes twice.
    let contender = time.contender("a") { call, iterations in
      call == 3 ? 990 : 100 * UInt64(iterations)
    }
    let found = try trials(time, contender)
    #expect(found.batches == [1, 1, 11, 11, 13, 13])
  }

  @Test(
    "work that takes no time stops at the largest batch and says so", arguments: [1, 100, 4096])
  func noWork(maximumBatch: Int) throws {
    let time = ScriptedTime()
    let found = try trials(time, time.contender("a", cost: 0), maximumBatch: maximumBatch)
    #expect(found.result.batch == maximumBatch)
    #expect(found.result.isTooShort)
    #expect(found.batches.max() == maximumBatch)
  }

  @Test("a shared batch is the largest of the group", arguments: MeasurementPlan.Batching.allCases)
  func sharedBatch(batching: MeasurementPlan.Batching) throws {
    let time = ScriptedTime()
    var plan = MeasurementPlan.exactly(1)
    plan.batching = batching
    let result = try Engine(time: time).measure(
      [time.contender("a", cost: 500), time.contender("b", cost: 100)], plan: plan)
    #expect(result.contenders.map(\.batch) == (batching == .shared ? [11, 11] : [3, 11]))
    #expect(result.contenders.map(\.samples) == [[500], [100]])
  }
}
