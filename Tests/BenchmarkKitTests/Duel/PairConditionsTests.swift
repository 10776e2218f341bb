// What a pair is refused is the same for both sides, and said.

import BenchmarkKit
import Testing

@Suite("Conditions of a pair")
struct PairConditionsTests {
  private func conditions(
    _ stage: DuelStage, _ number: Int = 0, core: CoreChoice = .any, memory: String? = "/memory"
  ) throws -> PairConditions {
    let pair = try stage.duel(core: core, memory: memory).playPair(number, budget: 0)
    return try #require(pair?.values.first?.conditions)
  }

  @Test("memory that both can map is shared")
  func shared() throws {
    let stage = DuelStage(count: 1)
    #expect(try conditions(stage) == PairConditions())
    #expect(stage.layouts.map(\.memory) == ["/memory", "/memory"])
  }

  @Test("where one side cannot map it both have their own", arguments: DuelSide.allCases, [0, 1])
  func own(side: DuelSide, number: Int) throws {
    let stage = DuelStage(count: 1)
    let error = DuelError.cannotShare(side, path: "p", said: "ended")
    stage.cannotShare = { $0 == side ? error : nil }
    #expect(try conditions(stage, number).ownMemory == "\(error)")
    let shared = stage.layouts.filter { $0.memory != nil }
    let own = stage.layouts.filter { $0.memory == nil }
    #expect(own.count == 2 && own[0] == own[1])
    // The rest of the layout is as drawn.
    #expect(own[0].stackPadding == shared[0].stackPadding)
    let first: DuelSide = number == 0 ? .old : .new
    // Who had mapped it is stopped before anything is started anew.
    let start: [DuelEvent] =
      first == side
      ? [.started(side)] : [.started(first), .started(side), .stopped(first)]
    #expect(Array(stage.events.prefix(start.count)) == start)
    #expect(
      stage.events.dropFirst(start.count).prefix(2) == [.started(first), .started(first.other)])
  }

  @Test("any other failure is no reason to start again")
  func otherFailure() {
    let stage = DuelStage(count: 1)
    let error = DuelError.noWorker(.new, path: "p", said: "ended")
    stage.cannotShare = { $0 == .new ? error : nil }
    #expect(throws: error) { try conditions(stage) }
    #expect(stage.layouts.count == 2)
  }

  @Test("a side that fails without shared memory too has failed")
  func failsAgain() {
    let stage = DuelStage(count: 1)
    let error = DuelError.cannotShare(.new, path: "p", said: "ended")
    stage.failure = { $0 == .started(.new) ? error : nil }
    #expect(throws: error) { try conditions(stage) }
    #expect(stage.events.count { $0 == .stopped(.old) } == 2)
  }

  @Test("a core that was refused is said", arguments: DuelSide.allCases)
  func refusedCore(side: DuelSide) throws {
    let stage = DuelStage(count: 1)
    #expect(try conditions(stage, core: .only(3)).unpinned == nil)
    #expect(try conditions(stage, core: .any).unpinned == nil)
    #expect(try conditions(stage, core: .refused).unpinned != nil)
    stage.isKept = { $0 == side ? false : true }
    #expect(try conditions(stage, core: .only(3)).unpinned?.hasPrefix(side.name) == true)
    #expect(try conditions(stage, core: .any).unpinned == nil)
    stage.isKept = { _ in nil }
    #expect(try conditions(stage, core: .only(3)).unpinned == nil, "not known")
  }

  @Test("several threads are not kept on one core, which is no refusal")
  func severalThreads() throws {
    let identity = DuelStage.identity(0, threads: 2)
    let stage = DuelStage([DuelHello.Offer(identity: identity, group: 0)])
    stage.isKept = { _ in false }
    for core in [CoreChoice.only(3), .refused] {
      #expect(try conditions(stage, core: core) == PairConditions())
    }
  }

  @Test("each news is told once, and the report counts")
  func remarks() {
    var all = DuelConditions()
    #expect(all.note(PairConditions()) == [])
    #expect(all.remarks == [])
    #expect(all.note(PairConditions(ownMemory: "first")).count == 1)
    #expect(all.note(PairConditions(ownMemory: "second")) == [])
    #expect(all.note(PairConditions(ownMemory: "third", unpinned: "pin")).count == 1)
    #expect(
      all.remarks == [
        "In 3 of 4 process pairs the sides did not share memory, so that where it lies differs "
          + "between them (first).",
        "In 1 of 4 process pairs the sides were not kept on one core, so that they may differ in "
          + "theirs (pin).",
      ])
  }
}

@Suite("Rounds on a shared core")
struct SharedRoundsTests {
  private func samples(_ old: [Double], _ new: [Double]) -> ProcessPairSamples {
    var samples = ProcessPairSamples(
      old: old.map { _ in 1 }, new: new.map { _ in 1 }, batch: 2, startedFirst: .old)
    samples.sharedCore = DuelSides(old: old, new: new)
    return samples
  }

  @Test("their share is that of all rounds looked at, and said from a tenth on")
  func share() {
    var conditions = DuelConditions()
    #expect(conditions.sharedCoreShare == nil && conditions.remarks.isEmpty)
    conditions.note(samples([1, 1, 1, 1.3], [1, 1, 1, 1]))
    conditions.note(samples([1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]))
    #expect(conditions.sharedCoreShare == 0.1)
    #expect(conditions.remarks.isEmpty)
    conditions.note(samples([1.3, 1], [1, 1.2]))
    #expect(conditions.sharedCoreShare == 0.25)
    #expect(
      conditions.remarks == [
        "Beside 25 % of the rounds something else worked on the other hardware thread of the core; where "
          + "it was clear in enough others, the ratios are of those."
      ])
    let unseen = ProcessPairSamples(old: [1], new: [1], batch: 1, startedFirst: .old)
    conditions.note(unseen)
    #expect(conditions.sharedCoreShare == 0.25)
  }
}
