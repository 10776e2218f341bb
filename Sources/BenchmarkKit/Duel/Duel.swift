// The referee: starts process pairs and lets them take turns.

/// Measures two executables against each other, process pair by process pair.
///
/// Both processes of a pair live side by side and take turns, one sample each, on the same core where
/// one thread works and, where the system can, on the same memory: drift of the machine and the
/// places of the arrays hit both. The order of a round alternates (old new, new old), so that
/// neither profits from its place. What stays the same for the life of a process (where its memory
/// and code lie) is varied by fresh pairs, of which every other one starts with the new executable.
public struct Duel<Time: TimeSource> {
  private let plan: DuelPlan
  private let time: Time
  private let connect: (DuelSide, DuelLayout) throws(DuelError) -> any DuelPeer
  private let makeLayout: (inout SplitMix64) -> DuelLayout
  private let chooseCore: () -> CoreChoice
  private let watch: CoreWatch?
  private let isCancelled: () -> Bool
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

/// The time of a round that may be waited in.
private struct RoundPace {
  /// Nanoseconds left for the rounds under way.
  let left: UInt64
  /// What of that the fewest rounds yet need.
  let needed: UInt64
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

  /// The rounds of one group; nil if cancelled.
  private func play(
    _ group: [DuelPairing.Match], _ peers: DuelSides<any DuelPeer>, _ empty: ProcessPairSamples,
    budget: UInt64, _ generator: inout SplitMix64
  ) throws(DuelError) -> [BenchmarkIdentity: ProcessPairSamples]? {
    var samples = group.map { match in
      var none = empty
      // Several threads need several cores, and nobody keeps them on one.
      if match.identity.threads != 1 {
        none.core = nil
        none.conditions?.unpinned = nil
      }
      return none
    }
    var looks = group.map { _ in DuelSides<[CoreLook?]>(old: [], new: []) }
    let start = time.nanoseconds()
    var leads: DuelSide = Bool.random(using: &generator) ? .old : .new
    let layouts = plan.layouts(of: group.map(\.identity))
    for layout in 1...layouts {
      guard !isCancelled() else { return nil }
      let batches = try prepare(group, peers)
      // The same in all layouts: a sample of another length is another measurement.
      if layout == 1 { for index in group.indices { samples[index].batch = batches[index] } }
      let limits = plan.rounds(in: layouts)
      let deadline = budget / UInt64(layouts) * UInt64(layout)
      // Looks at its ends say nothing of a sample of one long iteration.
      let isWatched = samples.contains { $0.batch > 1 }
      var rounds = 0
      let began = time.nanoseconds()
      while rounds < limits.least
        || rounds < limits.most && time.elapsed(since: start) < deadline
      {
        let sofar = time.elapsed(since: start)
        let round = time.elapsed(since: began) / UInt64(max(1, rounds))
        let pace = RoundPace(
          left: deadline - min(deadline, sofar),
          // The first of all shows what one takes.
          needed: rounds == 0 ? .max : round * UInt64(max(0, limits.least - rounds)))
        guard
          try playRound(
            group, peers, leads: leads, pace: isWatched ? pace : nil, &samples, &looks, &generator)
        else { return nil }
        leads = leads.other
        rounds += 1
      }
    }
    for index in group.indices { samples[index].sharedCore = slowdowns(of: looks[index]) }
    return Dictionary(uniqueKeysWithValues: zip(group.map(\.identity), samples))
  }

  /// One sample of each side of each benchmark.
  ///
  /// - Returns: false if cancelled.
  private func playRound(
    _ group: [DuelPairing.Match], _ peers: DuelSides<any DuelPeer>, leads: DuelSide,
    pace: RoundPace?, _ samples: inout [ProcessPairSamples],
    _ looks: inout [DuelSides<[CoreLook?]>], _ generator: inout SplitMix64
  ) throws(DuelError) -> Bool {
    let start = time.nanoseconds()
    for index in group.indices.shuffled(using: &generator) {
      // Of several threads this core is only one.
      let watch = group[index].identity.threads == 1 && pace != nil ? watch : nil
      if let pace {
        let spent = time.elapsed(since: start)
        watch?.awaitClearSpell(
          left: pace.left - min(pace.left, spent), needed: pace.needed, isCancelled: isCancelled)
      }
      var round = DuelSides(old: 0.0, new: 0.0)
      var before = watch?.reading()
      for side in [leads, leads.other] {
        guard !isCancelled() else { return false }
        round[side] = try peers[side].sample(
          group[index].index[side], batch: samples[index].batch, core: samples[index].core)
        let after = watch?.reading()
        looks[index][side].append(CoreLook(before: before, after: after))
        before = after
        // Seen from outside, so that it is known of executables that do not look themselves.
        if let core = samples[index].core, samples[index].old.isEmpty,
          peers[side].isKept(on: core) == false
        {
          samples[index].conditions?.unpinned = "\(side.name): \(CoreChoice.refusal)"
        }
      }
      samples[index].add(round)
    }
    if pace != nil { watch?.note(round: time.elapsed(since: start)) }
    return true
  }

  /// The slowdowns beside all samples of a benchmark; nil unless it was looked beside each.
  private func slowdowns(of looks: DuelSides<[CoreLook?]>) -> DuelSides<[Double]>? {
    let (old, new) = (looks.old.compactMap { $0 }, looks.new.compactMap { $0 })
    guard let watch, !old.isEmpty, old.count == looks.old.count, new.count == looks.new.count else {
      return nil
    }
    return DuelSides(old: old.map(watch.slowdown), new: new.map(watch.slowdown))
  }

  /// Makes a group ready on both sides.
  ///
  /// - Returns: The batch of each benchmark: the larger of both sides', so that what a sample costs
  ///   besides its iterations weighs the same on both.
  private func prepare(
    _ group: [DuelPairing.Match], _ peers: DuelSides<any DuelPeer>
  ) throws(DuelError) -> [Int] {
    var batches = Array(repeating: 1, count: group.count)
    for side in DuelSide.allCases {
      let preparation = try peers[side].prepare(group.map { $0.index[side] })
      for (index, entry) in preparation.prepared.enumerated() {
        guard entry.status == .ok, let batch = entry.batch else {
          let benchmark = group[index].identity.label
          let reason = entry.reason ?? "no reason given"
          throw entry.status == .wrongAnswer
            ? .wrongAnswer(side, benchmark: benchmark, reason: reason)
            : .unprepared(side, benchmark: benchmark, reason: reason)
        }
        batches[index] = max(batches[index], batch)
      }
    }
    return batches
  }
}
