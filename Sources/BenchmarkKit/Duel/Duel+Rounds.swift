// The rounds of a process pair: both sides take turns, and the referee looks at their core between them.

extension Duel {
  /// The rounds of one group; nil if cancelled.
  func play(
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

/// The time of a round that may be waited in.
private struct RoundPace {
  /// Nanoseconds left for the rounds under way.
  let left: UInt64
  /// What of that the fewest rounds yet need.
  let needed: UInt64
}
