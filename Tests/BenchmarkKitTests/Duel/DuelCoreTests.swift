// A duel beside a neighbour: what the sides are asked, and what of it counts.

import BenchmarkKit
import Testing

@Suite("Clear spells in a duel")
struct DuelCoreTests {
  @Test(arguments: [
    SingleSample(nanosecondsPerIteration: 12.5),
    SingleSample(nanosecondsPerIteration: 3, slowdown: 1.25),
    SingleSample(nanosecondsPerIteration: 1e9, slowdown: 1, waited: 17),
  ]) func sampleIsReadBackFromItsLine(_ sample: SingleSample) {
    #expect(DuelSample.sample(DuelSample.line(sample)) == sample)
  }

  @Test(arguments: ["", "1", "1 1", "1 x 0", "1 0.5 0", "1 nan 0", "1 1 -1", "1 1 0 0", "x - 0"])
  func anythingElseIsNoSample(_ line: String) { #expect(DuelSample.sample(line) == nil) }

  /// The sides differ on a shared core only, and one of them meets the neighbour more often.
  @Test func roundsInClearSpellsDecide() throws {
    let stage = DuelStage(count: 1)
    (stage.hellos.old.observes, stage.hellos.new.observes) = (true, true)
    var turn = 0
    var isShared = false
    stage.core = { side, _ in
      turn += 1
      isShared = side == .new && turn % 3 != 0
      return (isShared ? 1.7 : 1.01, 0)
    }
    stage.answer = { _, _, _ in isShared ? 160 : 100 }
    let plan = DuelPlan(minimumRounds: 40, maximumRounds: 40, layouts: 1)
    let pair = try #require(try stage.duel(plan).playPair(0, budget: 0)?.values.first)
    #expect(pair.new.contains(160))
    #expect(pair.medianLogRatio == 0)
    #expect(pair.sharedCore?.new.count == 40)
    #expect(DuelBenchmark(identity: DuelStage.identity(0), pairs: [pair]).median(of: .new) == 100)
  }

  /// Executables from before say nothing of their core, and all rounds count.
  @Test func sideThatDoesNotLookLeavesAllRounds() throws {
    let stage = DuelStage(count: 1)
    stage.hellos.old.observes = nil
    var turn = 0
    // The new side is slow on a shared core, and would be judged by its better rounds.
    stage.core = { side, patience in
      #expect(patience == nil, "looking and waiting by one side alone make the sides unequal")
      turn += 1
      return side == .new ? (turn % 4 < 2 ? 1.7 : 1, 0) : nil
    }
    stage.answer = { side, _, _ in side == .new && turn % 4 < 2 ? 160 : 100 }
    let plan = DuelPlan(minimumRounds: 41, maximumRounds: 41, layouts: 1)
    let pair = try #require(try stage.duel(plan).playPair(0, budget: .max)?.values.first)
    #expect(DuelSide.allCases.allSatisfy { pair.series(of: $0).isClear == nil })
    let median = try #require(pair.medianLogRatio)
    #expect(pair.new.count { $0 == 160 } > 20 ? median > 0 : median == 0)
  }

  /// Waiting leaves the fewest rounds their time and the pair its budget.
  @Test(arguments: [0, 100_000, 10_000_000] as [UInt64]) func budgetHolds(_ budget: UInt64) throws {
    let stage = DuelStage(count: 2)
    stage.costOfSample = 1_000
    // A neighbour that never goes: every wait lasts as long as it may.
    stage.core = { _, patience in (1.7, patience ?? 0) }
    let start = stage.time.nanoseconds()
    let plan = DuelPlan(minimumRounds: 6, maximumRounds: 1000, layouts: 1)
    let pair = try #require(try stage.duel(plan).playPair(0, budget: budget)?.values.first)
    #expect(pair.old.count >= 6)
    let rounds: UInt64 = 6 * 2 * 2 * 1_000
    #expect(stage.time.nanoseconds() - start <= max(budget, rounds) + 4_000)
  }
}
