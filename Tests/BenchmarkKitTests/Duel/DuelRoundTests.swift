// How the two sides of a process pair take turns.

import BenchmarkKit
import Testing

@Suite("Rounds of a duel")
struct DuelRoundTests {
  @Test("both sides take as many samples of each benchmark", arguments: [1, 2, 5], [1, 6, 7])
  func equallyOften(count: Int, rounds: Int) throws {
    let stage = DuelStage(count: count)
    let samples = try #require(
      try stage.duel(DuelPlan(minimumRounds: rounds, maximumRounds: rounds, layouts: 1)).playPair(
        0, budget: 0))
    #expect(samples.count == count)
    for (index, pair) in samples.values.enumerated() {
      #expect(pair.old.count == rounds && pair.new.count == rounds)
      #expect(stage.count(.old, index) == rounds)
      #expect(stage.count(.new, index) == rounds)
    }
  }

  @Test("whoever came first in a round comes second in the next", arguments: [1, 3])
  func alternation(count: Int) throws {
    for number in 0..<4 {
      let stage = DuelStage(count: count)
      _ = try stage.duel().playPair(number, budget: 0)
      let leads = try #require(stage.turns.first)
      let round = Array(repeating: [leads, leads.other], count: count).flatMap(\.self)
      let next = Array(repeating: [leads.other, leads], count: count).flatMap(\.self)
      #expect(stage.turns == [round, next, round, next, round, next].flatMap(\.self))
    }
  }

  @Test("either side leads the first round of some pairs")
  func firstLead() throws {
    let stage = DuelStage(count: 1)
    let duel = stage.duel(DuelPlan(minimumRounds: 1, maximumRounds: 1, layouts: 1))
    for number in 0..<20 { _ = try duel.playPair(number, budget: 0) }
    let leads = stride(from: 0, to: 40, by: 2).map { stage.turns[$0] }
    #expect(Set(leads).count == 2)
  }

  @Test("the order of benchmarks changes from round to round")
  func shuffling() throws {
    let stage = DuelStage(count: 4)
    _ = try stage.duel(DuelPlan(minimumRounds: 20, maximumRounds: 20, layouts: 1)).playPair(
      0, budget: 0)
    let indices = stage.events.compactMap { event -> Int? in
      if case .sampled(.old, let index) = event { index } else { nil }
    }
    let rounds = stride(from: 0, to: 80, by: 4).map { Array(indices[$0..<$0 + 4]) }
    #expect(rounds.allSatisfy { $0.sorted() == [0, 1, 2, 3] })
    #expect(Set(rounds).count > 5)
  }

  @Test("samples come to the benchmark and side they were taken of, whatever the indices")
  func attribution() throws {
    let stage = DuelStage(count: 3)
    stage.hellos.new.benchmarks.reverse()
    stage.answer = { side, kernel, _ in
      (Double(String(kernel.filter(\.isNumber).prefix(1))) ?? 0) * 10 + (side == .old ? 1 : 2)
    }
    let samples = try #require(try stage.duel().playPair(0, budget: 0))
    for number in 0..<3 {
      let pair = try #require(samples[DuelStage.identity(number)])
      #expect(Set(pair.old) == [Double(number * 10 + 1)])
      #expect(Set(pair.new) == [Double(number * 10 + 2)])
    }
  }

  @Test("both sides get the larger of the two batches", arguments: [(3, 8), (8, 3), (5, 5)])
  func batch(old: Int, new: Int) throws {
    let stage = DuelStage(count: 2)
    stage.batches = DuelSides(old: old, new: new)
    let samples = try #require(try stage.duel().playPair(0, budget: 0))
    #expect(stage.requestedBatches == [max(old, new)])
    #expect(samples.values.allSatisfy { $0.batch == max(old, new) })
  }

  @Test("only benchmarks of one thread are kept on a core", arguments: [nil, 3])
  func core(core: Int?) throws {
    let single = DuelStage.identity(1)
    let threaded = DuelStage.identity(2, threads: 2)
    let stage = DuelStage([single, threaded].map { DuelHello.Offer(identity: $0, group: 0) })
    let samples = try #require(
      try stage.duel(core: core.map { .only($0) } ?? .any).playPair(0, budget: 0))
    #expect(stage.cores == [single.kernel: [core], threaded.kernel: [nil]])
    #expect(samples[single]?.core == core)
    #expect(samples[threaded]?.core == nil)
  }

  /// The machine slows down by 30 % while the pair plays, and NEW takes 5 % longer.
  @Test("drift that hits both sides cancels", arguments: [20, 21, 100])
  func drift(rounds: Int) throws {
    let stage = DuelStage(count: 1)
    stage.answer = { side, _, request in
      100 * (1 + 0.3 * Double(request) / Double(2 * rounds)) * (side == .new ? 1.05 : 1)
    }
    for number in 0..<4 {
      let samples = try #require(
        try stage.duel(DuelPlan(minimumRounds: rounds, maximumRounds: rounds, layouts: 1))
          .playPair(number, budget: 0))
      let found = try #require(samples.values.first?.medianLogRatio)
      // ln 1.05; an odd round tips the median by half a step of the drift at most.
      let tolerance = rounds.isMultiple(of: 2) ? 2e-4 : 0.3 / Double(2 * rounds)
      #expect(abs(found - 0.04879016416943201) < tolerance, "\(found)")
    }
  }
}
