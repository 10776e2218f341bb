// A duel that cannot go on says why and leaves no process behind.

import BenchmarkKit
import Testing

@Suite("Failures of a duel")
struct DuelFailureTests {
  private static let death = DuelError.died(.new, during: "sample", said: "ended")

  /// Every side that was started is stopped, once or more.
  private func expectAllStopped(_ stage: DuelStage) {
    for side in DuelSide.allCases where stage.events.contains(.started(side)) {
      #expect(stage.events.contains(.stopped(side)), "\(side)")
    }
  }

  @Test("cancelled between samples: nothing of the pair counts", arguments: [0, 1, 2, 5, 11])
  func cancellation(after: Int) throws {
    let stage = DuelStage(count: 1)
    let duel = stage.duel(isCancelled: { stage.turns.count >= after })
    #expect(try duel.playPair(0, budget: 0) == nil)
    #expect(stage.turns.count == after)
    if after == 0 { #expect(!stage.events.contains(.prepared(.old, [0]))) }
    expectAllStopped(stage)
  }

  @Test("a kernel with wrong answers has no speed", arguments: DuelSide.allCases, [0, 2])
  func wrongAnswer(side: DuelSide, index: Int) {
    let stage = DuelStage(count: 3)
    stage.preparation = {
      $0 == side && $1 == index ? .failed(.wrongAnswer, "element 7 differs") : nil
    }
    let label = DuelStage.identity(index).label
    #expect(
      throws: DuelError.wrongAnswer(side, benchmark: label, reason: "element 7 differs")
    ) { try stage.duel().playPair(0, budget: 0) }
    #expect(stage.turns == [])
    expectAllStopped(stage)
  }

  @Test("what cannot be made ready is no wrong answer", arguments: DuelSide.allCases)
  func unprepared(side: DuelSide) {
    let stage = DuelStage(count: 3)
    stage.preparation = { $0 == side && $1 == 1 ? .failed(.invalid, "too short") : nil }
    #expect(
      throws: DuelError.unprepared(
        side, benchmark: DuelStage.identity(1).label, reason: "too short")
    ) { try stage.duel().playPair(0, budget: 0) }
    expectAllStopped(stage)
  }

  @Test("an error in the middle stops both sides", arguments: DuelSide.allCases, 0..<3)
  func errors(side: DuelSide, step: Int) {
    let stage = DuelStage(count: 1)
    let event: DuelEvent =
      step == 0 ? .started(side) : step == 1 ? .prepared(side, [0]) : .sampled(side, 0)
    stage.failure = { $0 == event ? Self.death : nil }
    #expect(throws: Self.death) { try stage.duel().playPair(0, budget: 0) }
    for other in DuelSide.allCases where stage.events.contains(.started(other)) {
      // A side that did not come up has nothing to stop.
      if event != .started(other) { #expect(stage.events.contains(.stopped(other))) }
    }
  }

  @Test("a side that does not come up for the opening stops the other")
  func openingFails() {
    let stage = DuelStage(count: 1)
    stage.failure = { $0 == .started(.new) ? Self.death : nil }
    #expect(throws: Self.death) { try stage.duel().opening() }
    #expect(stage.events == [.started(.old), .started(.new), .stopped(.old)])
  }

  @Test("a pair that ends well stops both sides as well")
  func goodEnd() throws {
    let stage = DuelStage(count: 1)
    _ = try stage.duel().playPair(0, budget: 0)
    expectAllStopped(stage)
    #expect(stage.events.suffix(2).allSatisfy { [.stopped(.old), .stopped(.new)].contains($0) })
  }
}
