// A duel beside a neighbour: what the referee looks at, what it waits for, and what of it counts.

import BenchmarkKit
import Testing

@Suite("Clear spells in a duel")
struct DuelCoreTests {
  /// A stage whose referee sees a scripted core.
  private struct Scene {
    let stage: DuelStage
    let core: ScriptedCore
    let watch: CoreWatch

    init(_ stage: DuelStage = DuelStage(count: 1)) {
      self.stage = stage
      stage.batches = DuelSides(old: 10, new: 10)
      stage.costOfSample = 100_000
      let core = ScriptedCore(stage.time)
      let probe = core.probe
      _ = probe.reading()
      self.core = core
      watch = CoreWatch(
        probe: probe, time: stage.time,
        moveTo: {
          stage.note("to \($0)")
          return $0.isOnly
        }, leave: { stage.note("leaves") })
    }

    func pair(
      _ number: Int = 0, rounds: Int, budget: UInt64 = 0, most: Int? = nil,
      on choice: CoreChoice = .only(1)
    ) throws -> ProcessPairSamples {
      let plan = DuelPlan(minimumRounds: rounds, maximumRounds: most ?? rounds, layouts: 1)
      let duel = stage.duel(plan, core: choice, watch: watch)
      return try #require(try duel.playPair(number, budget: budget)?.values.first)
    }

    /// The neighbour comes for so long each period, from now on.
    func neighbour(for length: UInt64, every period: UInt64) {
      let now = stage.time.nanoseconds()
      core.now.spells = (1...10_000).flatMap { index in
        let begin = now + UInt64(index) * period
        return [(from: begin, sharing: 1.6), (from: begin + length, sharing: 1.0)]
      }
    }
  }

  /// The sides differ on a shared core only, and one of them meets the neighbour more often.
  @Test func roundsInClearSpellsDecide() throws {
    let scene = Scene()
    var turn = 0
    scene.stage.answer = { side, _, _ in
      if side == .new { turn += 1 }
      scene.core.now.sharing = side == .new && turn % 3 != 0 ? 1.7 : 1
      return scene.core.now.sharing > 1 ? 160 : 100
    }
    let pair = try scene.pair(rounds: 60)
    #expect(pair.new.count { $0 == 160 } == 40)
    #expect(pair.medianLogRatio == 0)
    #expect(pair.sharedCore?.old.count == 60 && pair.sharedCore?.new.count == 60)
    #expect(DuelBenchmark(identity: DuelStage.identity(0), pairs: [pair]).median(of: .new) == 100)
  }

  @Test(arguments: [CoreChoice.any, .refused])
  func elsewhereNothingIsLookedAt(_ choice: CoreChoice) throws {
    let scene = Scene()
    scene.core.now.sharing = 1.7
    let before = scene.core.now.readings
    #expect(try scene.pair(rounds: 9, on: choice).sharedCore == nil)
    #expect(scene.core.now.readings == before)
  }

  @Test func severalThreadsAreNotLookedAt() throws {
    let offer = DuelHello.Offer(identity: DuelStage.identity(0, threads: 2), group: 0)
    let scene = Scene(DuelStage([offer]))
    #expect(try scene.pair(rounds: 9).sharedCore == nil)
  }

  @Test func longIterationsAreNotLookedAt() throws {
    let scene = Scene()
    scene.stage.batches = DuelSides(old: 1, new: 1)
    #expect(try scene.pair(rounds: 9).sharedCore == nil)
  }

  /// The referee is on the core before the first sample, and leaves it in whatever way the pair ends: the
  /// processes of the next inherit its cores.
  @Test func refereeLeavesTheCoreOfAPair() throws {
    let scene = Scene()
    _ = try scene.pair(rounds: 6)
    #expect(scene.stage.notes == ["to only(1)", "leaves"])
    scene.stage.failure = { event in
      event == .sampled(.new, 0)
        ? .nonsense(.new, request: "sample", answer: "nothing") : nil
    }
    #expect(throws: DuelError.self) { try scene.pair(rounds: 6) }
    #expect(scene.stage.notes == ["to only(1)", "leaves", "to only(1)", "leaves"])
  }

  /// Two fifths of the time are shared; with time to wait nearly every sample is taken in the rest of it.
  @Test func samplesAreTakenInClearSpells() throws {
    let scene = Scene()
    scene.neighbour(for: 2_000_000, every: 5_000_000)
    let pair = try scene.pair(rounds: 6, budget: 1_000_000_000, most: 500)
    let shared = try #require(pair.sharedCore)
    let clear = zip(shared.old, shared.new).count { max($0, $1) < ThroughputProbe.clearBelow }
    #expect(pair.old.count > 100)
    #expect(Double(clear) > 0.8 * Double(pair.old.count), "\(clear) of \(pair.old.count)")
  }

  /// Waiting leaves the fewest rounds their time and the pair its budget.
  @Test(arguments: [0, 1_000_000, 50_000_000, 2_000_000_000] as [UInt64])
  func budgetHolds(_ budget: UInt64) throws {
    let scene = Scene()
    scene.core.now.sharing = 1.7
    let start = scene.stage.time.nanoseconds()
    let pair = try scene.pair(rounds: 6, budget: budget, most: 10_000)
    #expect(pair.old.count >= 6)
    let round: UInt64 = 2 * 100_000 + 50_000
    #expect(scene.stage.time.nanoseconds() - start <= max(budget, 6 * round) + 2 * round)
  }

  /// A neighbour that stays takes some waits of a whole gate, not of each pair.
  @Test func waitsInVainAreRemembered() throws {
    let scene = Scene()
    scene.core.now.sharing = 1.7
    func elapsed(_ number: Int) throws -> UInt64 {
      let start = scene.stage.time.nanoseconds()
      _ = try scene.pair(number, rounds: 6, budget: 4_000_000_000, most: 1000)
      return scene.stage.time.nanoseconds() - start
    }
    let (first, second) = (try elapsed(0), try elapsed(1))
    #expect(first >= second + 3 * WaitingTime.shortest)
    for number in 2...5 { #expect(try elapsed(number) == second) }
  }
}

extension CoreChoice {
  fileprivate var isOnly: Bool { if case .only = self { true } else { false } }
}
