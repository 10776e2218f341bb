// A batch of what times itself is bounded by the time that it really takes.

import BenchmarkKit
import Testing

extension CalibrationTests {
  /// A contender of which each iteration takes `whole` ns and counts `counted` of them; its k-th batch
  /// takes `extra(k)` more.
  private static func contender(
    _ time: ScriptedTime, counted: UInt64, whole: UInt64,
    extra: @escaping (Int) -> UInt64 = { _ in 0 }
  ) -> Contender {
    var call = 0
    return .timingItself(label: "a") { iterations in
      time.log("run a \(iterations)")
      time.advance(by: whole * UInt64(iterations) + extra(call))
      call += 1
      return counted * UInt64(iterations)
    }
  }

  /// Batches of 1000 ns that count, of 100 000 ns in all.
  @Test(
    "the minimum is of what counts, the bound of what it takes",
    arguments: [
      // Enough counts within the bound.
      (5, 250, [1, 1, 16, 220, 220]),
      // Not enough does: as far as the bound, and twice.
      (1, 250, [1, 1, 16, 256, 400, 400]), (0, 250, [1, 1, 16, 256, 400, 400]),
      // One iteration is beyond it.
      (0, 250_000, [1, 1, 1]), (999, 99_000, [1, 1, 1]),
    ] as [(UInt64, UInt64, [Int])])
  func boundInRealTime(counted: UInt64, whole: UInt64, batches: [Int]) throws {
    let time = ScriptedTime()
    let found = try trials(time, Self.contender(time, counted: counted, whole: whole))
    #expect(found.batches == batches)
    #expect(!found.result.isTooShort)
    #expect(found.result.samples == [Double(counted)])
  }

  @Test("a batch that took long by accident does not decide")
  func preemptedOnce() throws {
    let time = ScriptedTime()
    // Call 0 is the cold iteration, call 1 the first trial.
    let contender = Self.contender(time, counted: 100, whole: 200) { $0 == 1 ? 500_000 : 0 }
    #expect(try trials(time, contender).batches == [1, 1, 1, 11, 11])
  }

  @Test("what counts next to nothing keeps to the budget")
  func budgetHolds() throws {
    let time = ScriptedTime()
    var count: UInt64 = 0
    let contender = Contender.timingItself(label: "a") { iterations in
      time.advance(by: 250_000 * UInt64(iterations))
      // Never precise within the budget.
      count += 1
      return count
    }
    let plan = MeasurementPlan(warmUpDuration: 10_000_000, budget: 1_000_000_000)
    let result = try Engine(time: time).measure([contender], plan: plan)
    #expect(result.stopReason == .budget)
    #expect(result.elapsed <= plan.budget)
    #expect(result.rounds > 12)
  }
}
