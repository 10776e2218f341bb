// The referee: starts process pairs and lets them take turns.

/// Measures two executables against each other, process pair by process pair.
///
/// Both processes of a pair live side by side and take turns, one sample each, on the same core where
/// one thread works and, where the system can, on the same memory: drift of the machine and the
/// places of the arrays hit both. The order of a round alternates (old new, new old), so that
/// neither profits from its place. What stays the same for the life of a process (where its memory
/// and code lie) is varied by fresh pairs, of which every other one starts with the new executable.
public struct Duel<Time: TimeSource> {
  let plan: DuelPlan
  let time: Time
  private let connect: (DuelSide, DuelLayout) throws(DuelError) -> any DuelPeer
  private let makeLayout: (inout SplitMix64) -> DuelLayout
  private let chooseCore: () -> CoreChoice
  let watch: CoreWatch?
  let isCancelled: () -> Bool
  private let observe: (Double) -> Void

  /// A duel.
  ///
  /// - Parameters:
  ///   - plan: How a pair plays.
  ///   - time: The clock of the budget; samples are timed by the workers.
  ///   - connect: Starts the executable of a side.
  ///   - makeLayout: Draws where the memory of a pair lies.
  ///   - chooseCore: Asked once for each pair: the core for benchmarks of one thread.
  ///   - watch: Looks at that core beside their samples; nil where nobody does.
  ///   - isCancelled: Polled between samples.
  ///   - observe: Told how far a pair is, between 0 and 1.
  public init(
    plan: DuelPlan, time: Time,
    connect: @escaping (DuelSide, DuelLayout) throws(DuelError) -> any DuelPeer,
    makeLayout: @escaping (inout SplitMix64) -> DuelLayout = { DuelLayout(drawnFrom: &$0) },
    chooseCore: @escaping () -> CoreChoice = { .any }, watch: CoreWatch? = nil,
    isCancelled: @escaping () -> Bool = { false },
    observe: @escaping (Double) -> Void = { _ in }
  ) {
    self.plan = plan
    self.time = time
    self.connect = connect
    self.makeLayout = makeLayout
    self.chooseCore = chooseCore
    self.watch = watch
    self.isCancelled = isCancelled
    self.observe = observe
  }

  /// What both say of themselves, before any pair plays.
  ///
  /// - Throws: `DuelError.nothingInCommon` and what starting the executables throws.
  public func opening() throws(DuelError) -> DuelOpening {
    let old = try connect(.old, DuelLayout())
    defer { old.stop() }
    let new = try connect(.new, DuelLayout())
    defer { new.stop() }
    let pairing = DuelPairing(old: old.hello, new: new.hello)
    if let reason = pairing.emptiness { throw .nothingInCommon(reason: reason) }
    return DuelOpening(
      pairing: pairing, builds: DuelSides(old: old.hello.build, new: new.hello.build))
  }

  /// Lets a fresh pair of processes play.
  ///
  /// - Parameters:
  ///   - number: Counts the pairs, from 0: decides who is started first.
  ///   - budget: Nanoseconds for the rounds over all benchmarks; starting the processes, filling
  ///     memory and verifying come on top.
  ///   - selects: Which benchmarks; all by default.
  /// - Returns: Samples by benchmark; nil if it was cancelled.
  /// - Throws: `DuelError`.
  public func playPair(
    _ number: Int, budget: UInt64,
    where selects: (BenchmarkIdentity) -> Bool = { _ in true }
  ) throws(DuelError) -> [BenchmarkIdentity: ProcessPairSamples]? {
    var generator = SplitMix64(seed: SplitMix64.mix(plan.seed &+ UInt64(number)))
    var layout = makeLayout(&generator)
    let first: DuelSide = number.isMultiple(of: 2) ? .old : .new
    let peers = try connectBoth(first: first, &layout)
    defer {
      peers.old.stop()
      peers.new.stop()
    }
    let groups = DuelPairing(old: peers.old.hello, new: peers.new.hello).groups
      .map { $0.filter { selects($0.identity) } }.filter { !$0.isEmpty }
    let choice = chooseCore()
    watch?.begin(on: choice)
    defer { watch?.end() }
    let conditions = PairConditions(
      ownMemory: layout.ownMemory, unpinned: choice == .refused ? CoreChoice.refusal : nil)
    var samples: [BenchmarkIdentity: ProcessPairSamples] = [:]
    var left = budget
    var toDo = groups.reduce(0) { $0 + $1.count }
    let total = toDo
    for group in groups {
      let share = left / UInt64(toDo) * UInt64(group.count)
      let start = time.nanoseconds()
      observe(1 - Double(toDo) / Double(max(total, 1)))
      guard
        let played = try play(
          group, peers,
          ProcessPairSamples(
            old: [], new: [], batch: 1, startedFirst: first, core: choice.core,
            conditions: conditions), budget: share, &generator)
      else { return nil }
      samples.merge(played) { $1 }
      left -= min(left, time.elapsed(since: start))
      toDo -= group.count
    }
    return samples
  }
}

/// What two executables have in common.
public struct DuelOpening: Sendable, Equatable {
  /// Their benchmarks.
  public let pairing: DuelPairing
  /// How they were built.
  public let builds: DuelSides<BuildFacts>
}

extension Duel {
  /// Starts both sides, on the same memory or else each on its own.
  ///
  /// - Parameters:
  ///   - first: Who is started first.
  ///   - layout: Where their memory lies; changed to what both of them could have.
  /// - Returns: Both.
  /// - Throws: What starting an executable throws.
  private func connectBoth(
    first: DuelSide, _ layout: inout DuelLayout
  ) throws(DuelError) -> DuelSides<any DuelPeer> {
    do throws(DuelError) {
      return try connectBoth(first: first, layout)
    } catch {
      guard case .cannotShare = error, layout.memory != nil else { throw error }
      layout = layout.withOwnMemory(because: "\(error)")
      return try connectBoth(first: first, layout)
    }
  }

  private func connectBoth(
    first: DuelSide, _ layout: DuelLayout
  ) throws(DuelError) -> DuelSides<any DuelPeer> {
    let firstPeer = try connect(first, layout)
    do throws(DuelError) {
      let secondPeer = try connect(first.other, layout)
      return first == .old
        ? DuelSides(old: firstPeer, new: secondPeer) : DuelSides(old: secondPeer, new: firstPeer)
    } catch {
      firstPeer.stop()
      throw error
    }
  }
}
