// The rounds: one timed sample of every contender each, until a stop rule holds.

extension Engine {
  /// Takes rounds until they are precise enough, too many or too long.
  func runRounds(
    _ contenders: [Contender], _ calibrations: [Calibration], _ plan: MeasurementPlan,
    from start: Charge, _ store: inout RoundStore
  ) -> StopReason {
    var order = RoundOrder(count: contenders.count, seed: plan.seed)
    let roundsBegan = charged(since: start)
    var waiting = RoundWaiting(plan, contenders, calibrations, roundsBegan: roundsBegan)
    while true {
      let row = order.next()
      for index in row {
        guard !isCancelled() else {
          store.dropRound()
          return .cancelled
        }
        store.frequencies.take(instruments.frequency, at: time)
        let sample = takeSample(
          of: contenders[index], batch: calibrations[index].batch,
          waiting: &waiting, spent: charged(since: start), rounds: store.rounds)
        store.add(sample, of: index)
        observe(
          .sampleTaken(
            contender: index, round: store.rounds,
            nanosecondsPerIteration: sample.nanosecondsPerIteration))
      }
      store.finishRound(order: row)
      let spent = charged(since: start)
      let widest = store.widestRelativeHalfWidth()
      observe(
        .roundFinished(
          round: store.rounds - 1, fractionOfBudget: Self.fraction(spent, of: plan.budget),
          relativeHalfWidth: widest))
      let rounds = store.rounds
      guard rounds >= plan.minimumRounds else { continue }
      if let widest, widest <= plan.targetRelativeHalfWidth { return .precise }
      if rounds >= plan.maximumRounds { return .maximumRounds }
      // The next round is predicted to take what the rounds so far took on average: samples,
      // untimed batches, hooks and all. A clock that stepped back makes it 0 and must not trap.
      let predicted = Double(spent > roundsBegan ? spent - roundsBegan : 0) / Double(rounds)
      if Double(spent) + predicted > Double(plan.budget) { return .budget }
    }
  }

  /// One timed sample, after an untimed batch of as many iterations.
  ///
  /// The untimed batch undoes what whoever ran before did to the machine: the contender puts its
  /// own data back into the caches and its own branches into the predictor, wide vector units
  /// power up, its worker threads wake and those of the contender before go to sleep. None of this
  /// is done after one iteration of a short array: a branch on each of 48 Ki random elements was
  /// seen to take up to four times as long in one company as in another, and a balanced order only
  /// spreads such an error evenly. A sample is long enough for the clock, at least 100 µs by
  /// default, and so is a batch of its length for the machine; it doubles the time of a round. It
  /// consumes the input of in-place work, hence `beforeSample` again.
  ///
  /// A sample during which the process was stopped is none of the workload: it is taken again.
  ///
  /// - Parameters:
  ///   - contender: Whose.
  ///   - batch: Iterations.
  ///   - spell: What may be waited until the core is clear; says afterwards what was waited.
  /// - Returns: The sample.
  func takeSample(of contender: Contender, batch: Int, _ spell: inout Spell) -> Sample {
    var sample = sampleOnce(of: contender, batch: batch, isAfterPause: false, &spell)
    var retakes = 0
    while hasPaused(during: contender), retakes < Self.mostRetakes {
      sample = sampleOnce(of: contender, batch: batch, isAfterPause: true, &spell)
      retakes += 1
    }
    return sample
  }

  private func sampleOnce(
    of contender: Contender, batch: Int, isAfterPause: Bool, _ spell: inout Spell
  ) -> Sample {
    var before: CoreReading?
    let wait = Wait(spell, at: time)
    // Once a turn: what runs on afterwards is the contender's own.
    let isRested = isAfterPause || settle(contender)
    repeat {
      // On a CPU that is new the first look takes long, and is none to be taken right before a sample.
      _ = reading(beside: contender)
      awaitClearSpell(for: contender, wait, &spell)
      contender.beforeSample()
      contender.run(batch)
      if isRested { recover(by: contender, batch: batch) }
      contender.beforeSample()
      before = reading(beside: contender)
      spell.isClear = isClear(before)
      // What was done in vain was waiting, too.
    } while !spell.isClear && wait.isWorthwhile(spell, at: time) && !isCancelled()
    let countsBefore = instruments.counts?()
    let allocatedBefore = allocatedBytes?() ?? 0
    let spent = contender.timed(batch, by: time)
    let allocatedAfter = allocatedBytes?() ?? 0
    let countsAfter = instruments.counts?()
    let after = reading(beside: contender)
    let core = worse(before, after)
    return Sample(
      nanosecondsPerIteration: Double(spent) / Double(batch),
      allocatedBytes: allocatedAfter > allocatedBefore ? allocatedAfter - allocatedBefore : 0,
      counts: countsBefore.flatMap { start in countsAfter?.since(start) },
      core: core, isClear: isClear(core))
  }

  /// Has the contender work until the machine has got over a pause.
  ///
  /// A core that was idle has given its caches and its clock away, and a host may wake two cores of a
  /// virtual machine far apart and bring them together a millisecond later: on two cores of Zen 3 a
  /// sample after a pause of 1 ms and one batch took up to 2.6 times as long as without the pause.
  private func recover(by contender: Contender, batch: Int) {
    let start = time.nanoseconds()
    var batches = 0
    while time.elapsed(since: start) < Settling.recovery, batches < Self.mostRecoveryBatches {
      contender.beforeSample()
      contender.run(batch)
      batches += 1
    }
  }

  /// Enough of the shortest batches there are.
  private static var mostRecoveryBatches: Int { 100 }

  /// Between 0 and 1; a budget of 0 is spent from the start.
  private static func fraction(_ spent: UInt64, of budget: UInt64) -> Double {
    budget == 0 ? 1 : min(1, Double(spent) / Double(budget))
  }
}
