// A duel without processes: both sides are objects that do as they are told and note what they do.

import BenchmarkKit

/// What the referee had the sides do.
enum DuelEvent: Equatable {
  case started(DuelSide)
  case prepared(DuelSide, [Int])
  case sampled(DuelSide, Int)
  case stopped(DuelSide)
}

/// Both sides, the clock, and the log of a duel.
final class DuelStage {
  let time = ScriptedTime()
  var hellos: DuelSides<DuelHello>
  /// What calibration gives on each side.
  var batches = DuelSides(old: 1, new: 1)
  /// The answer to the k-th request for a sample, counted over both sides.
  var answer: (DuelSide, _ kernel: String, _ request: Int) -> Double = { _, _, _ in 100 }
  /// How far a sample moves the clock.
  var costOfSample: UInt64 = 10
  /// Why a side cannot map memory that it is told to share; nil where it can.
  var cannotShare: (DuelSide) -> DuelError? = { _ in nil }
  /// Whether a side is seen to stay on its core.
  var isKept: (DuelSide) -> Bool? = { _ in true }
  /// Thrown instead of doing what is asked.
  var failure: (DuelEvent) -> DuelError? = { _ in nil }
  /// The entry for a benchmark; nil for one that is ready.
  var preparation: (DuelSide, _ index: Int) -> DuelPreparation.Entry? = { _, _ in nil }

  private(set) var events: [DuelEvent] = []
  /// What others did.
  private(set) var notes: [String] = []
  private(set) var layouts: [DuelLayout] = []
  private(set) var requestedBatches: Set<Int> = []
  private(set) var cores: [String: Set<Int?>] = [:]
  private var requests = 0

  /// Both sides offer the same.
  init(_ offers: [DuelHello.Offer]) {
    let hello = DuelHello(build: Example.environment.build, benchmarks: offers)
    hellos = DuelSides(old: hello, new: hello)
  }

  /// One group of `count` benchmarks.
  convenience init(count: Int) {
    self.init((0..<count).map { DuelHello.Offer(identity: Self.identity($0), group: 0) })
  }

  static func identity(_ number: Int, threads: Int = 1) -> BenchmarkIdentity {
    Example.identity("relu/simd\(number)/avx2", threads: threads)
  }
}

extension DuelStage {
  func duel(
    _ plan: DuelPlan = DuelPlan(minimumRounds: 6, maximumRounds: 6, layouts: 1),
    core: CoreChoice = .any, watch: CoreWatch? = nil, memory: String? = nil,
    isCancelled: @escaping () -> Bool = { false }, observe: @escaping (Double) -> Void = { _ in }
  ) -> Duel<ScriptedTime> {
    Duel(
      plan: plan, time: time,
      connect: { side, layout throws(DuelError) in
        try self.note(.started(side))
        self.layouts.append(layout)
        if layout.memory != nil, let error = self.cannotShare(side) { throw error }
        return ScriptedPeer(side, self)
      },
      makeLayout: {
        var layout = DuelLayout(drawnFrom: &$0)
        layout.memory = memory
        return layout
      },
      chooseCore: { core }, watch: watch, isCancelled: isCancelled, observe: observe)
  }

  /// The sides in the order they took samples.
  var turns: [DuelSide] {
    events.compactMap { if case .sampled(let side, _) = $0 { side } else { nil } }
  }

  /// How often a side took samples of the benchmark at `index` of its hello.
  func count(_ side: DuelSide, _ index: Int) -> Int {
    events.count { $0 == .sampled(side, index) }
  }

  /// Notes what somebody else does.
  func note(_ text: String) { notes.append(text) }

  fileprivate func note(_ event: DuelEvent) throws(DuelError) {
    events.append(event)
    if let error = failure(event) { throw error }
  }

  fileprivate func sample(_ side: DuelSide, _ index: Int, batch: Int, core: Int?) -> Double {
    let kernel = hellos[side].benchmarks[index].identity.kernel
    requestedBatches.insert(batch)
    cores[kernel, default: []].insert(core)
    time.advance(by: costOfSample)
    defer { requests += 1 }
    return answer(side, kernel, requests)
  }
}

/// One side of a `DuelStage`.
private final class ScriptedPeer: DuelPeer {
  let hello: DuelHello
  private let side: DuelSide
  private let stage: DuelStage

  init(_ side: DuelSide, _ stage: DuelStage) {
    (self.side, self.stage) = (side, stage)
    hello = stage.hellos[side]
  }

  func prepare(_ benchmarks: [Int]) throws(DuelError) -> DuelPreparation {
    try stage.note(.prepared(side, benchmarks))
    return DuelPreparation(
      prepared: benchmarks.map {
        stage.preparation(side, $0) ?? .ready(batch: stage.batches[side])
      })
  }

  func sample(_ benchmark: Int, batch: Int, core: Int?) throws(DuelError) -> Double {
    try stage.note(.sampled(side, benchmark))
    return stage.sample(side, benchmark, batch: batch, core: core)
  }

  func isKept(on core: Int) -> Bool? { stage.isKept(side) }

  func stop() { try? stage.note(.stopped(side)) }
}
