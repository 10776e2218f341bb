// A process pair from its start to its end: who is started first, where, how long, and who ends it.

import BenchmarkKit
import Testing

@Suite("Process pairs of a duel")
struct DuelPairTests {
  @Test("every other pair starts with NEW", arguments: 0..<6)
  func startOrder(number: Int) throws {
    let stage = DuelStage(count: 1)
    let samples = try #require(try stage.duel().playPair(number, budget: 0))
    let first: DuelSide = number % 2 == 0 ? .old : .new
    #expect(Array(stage.events.prefix(2)) == [.started(first), .started(first.other)])
    #expect(samples.values.allSatisfy { $0.startedFirst == first })
  }

  @Test("both sides of a pair get the same layout, other pairs others")
  func layouts() throws {
    let stage = DuelStage(count: 1)
    for number in 0..<20 { _ = try stage.duel().playPair(number, budget: 0) }
    for pair in 0..<20 { #expect(stage.layouts[2 * pair] == stage.layouts[2 * pair + 1]) }
    #expect(Set(stage.layouts.map(\.memoryAddress)).count == 20)
    #expect(Set(stage.layouts.map(\.stackPadding)).count > 15)
    #expect(stage.layouts.allSatisfy { $0.memoryAddress % 4096 == 0 && $0.memoryAddress > 0 })
    _ = try stage.duel().playPair(0, budget: 0)
    #expect(stage.layouts.last == stage.layouts.first, "a pair's number decides")
  }

  @Test(
    "rounds stop at the budget or the maximum, never below the minimum",
    arguments: [
      // A round takes 20 ns; one that begins within the budget is played.
      (0, 3), (59, 3), (60, 3), (61, 4), (80, 4), (81, 5), (179, 9), (10_000, 9), (.max, 9),
    ] as [(UInt64, Int)])
  func rounds(budget: UInt64, rounds: Int) throws {
    let stage = DuelStage(count: 1)
    let duel = stage.duel(DuelPlan(minimumRounds: 3, maximumRounds: 9, layouts: 1))
    let samples = try #require(try duel.playPair(0, budget: budget))
    #expect(samples.values.map(\.old.count) == [rounds])
  }

  /// One group of one benchmark, then one of three.
  private func twoGroups() -> DuelStage {
    DuelStage(
      (0..<4).map { DuelHello.Offer(identity: DuelStage.identity($0), group: min($0, 1)) })
  }

  @Test(
    "groups share the budget by their benchmarks; what one leaves or overspends is the next one's",
    arguments: [
      // Nanoseconds of a sample in each group, rounds allowed and played in each.
      (800, 10, 10, 1...100, 10, 10), (4200, 10, 100, 1...10, 10, 7), (800, 100, 1, 2...100, 2, 67),
    ] as [(UInt64, UInt64, UInt64, ClosedRange<Int>, Int, Int)])
  func shares(
    budget: UInt64, cost: UInt64, otherCost: UInt64, allowed: ClosedRange<Int>, first: Int,
    second: Int
  ) throws {
    let stage = twoGroups()
    stage.costOfSample = 0
    stage.answer = { _, kernel, _ in
      stage.time.advance(by: kernel == DuelStage.identity(0).kernel ? cost : otherCost)
      return 100
    }
    let plan = DuelPlan(
      minimumRounds: allowed.lowerBound, maximumRounds: allowed.upperBound, layouts: 1)
    let samples = try #require(try stage.duel(plan).playPair(0, budget: budget))
    #expect(samples[DuelStage.identity(0)]?.old.count == first)
    #expect(samples[DuelStage.identity(3)]?.old.count == second)
  }

  @Test("only what is selected is prepared and measured")
  func selection() throws {
    let stage = DuelStage(count: 3)
    let samples = try #require(
      try stage.duel().playPair(0, budget: 0) { $0 == DuelStage.identity(1) })
    #expect(samples.keys.map(\.self) == [DuelStage.identity(1)])
    #expect(stage.events.contains(.prepared(.old, [1])))
    #expect(stage.count(.old, 0) == 0 && stage.count(.new, 2) == 0)
    #expect(try stage.duel().playPair(0, budget: 0) { _ in false } == [:])
  }

  @Test("progress starts at 0 and never goes back")
  func progress() throws {
    let stage = twoGroups()
    var seen: [Double] = []
    _ = try stage.duel(observe: { seen.append($0) }).playPair(0, budget: 0)
    #expect(seen == [0, 0.25])
  }

  @Test("the opening starts both, takes no samples, and stops both")
  func opening() throws {
    let stage = DuelStage(count: 2)
    stage.hellos.new.build.commit = "fedcba"
    let opening = try stage.duel().opening()
    #expect(opening.pairing.matches.count == 2)
    #expect(opening.builds == DuelSides(old: stage.hellos.old.build, new: stage.hellos.new.build))
    #expect(stage.events.prefix(2) == [.started(.old), .started(.new)])
    #expect(stage.events.suffix(2).contains(.stopped(.old)))
    #expect(stage.events.suffix(2).contains(.stopped(.new)))
    #expect(stage.events.count == 4)
  }

  @Test("nothing in common is an error of the opening")
  func nothingInCommon() throws {
    let stage = DuelStage(count: 1)
    stage.hellos.new.benchmarks = []
    let label = DuelStage.identity(0).label
    #expect(throws: DuelError.nothingInCommon(reason: "NEW lacks \(label)")) {
      try stage.duel().opening()
    }
    #expect(stage.events.count { $0 == .stopped(.old) || $0 == .stopped(.new) } == 2)
  }
}
