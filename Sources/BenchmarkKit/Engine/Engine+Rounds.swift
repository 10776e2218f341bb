// The rounds: one timed sample of every contender each, until a stop rule holds.

extension Engine {
  /// Takes rounds until they are precise enough, too many or too long.
  func runRounds(
    _ contenders: [Contender], batches: [Int], _ plan: MeasurementPlan, from start: UInt64,
    _ store: inout RoundStore
  ) -> StopReason {
    var order = RoundOrder(count: contenders.count, seed: plan.seed)
    let roundsBegan = time.elapsed(since: start)
    while true {
      let row = order.next()
      for index in row {
        guard !isCancelled() else {
          store.dropRound()
          return .cancelled
        }
        let sample = takeSample(of: contenders[index], batch: batches[index])
        store.add(sample, of: index)
        observe(
          .sampleTaken(
            contender: index, round: store.rounds,
            nanosecondsPerIteration: sample.nanosecondsPerIteration))
      }
      store.finishRound(order: row)
      let spent = time.elapsed(since: start)
      let widest = store.widestRelativeHalfWidth()
      observe(
        .roundFinished(
          round: store.rounds - 1, fractionOfBudget: Self.fraction(spent, of: plan.budget),
          relativeHalfWidth: widest))
      let rounds = store.rounds
      guard rounds >= plan.minimumRounds else { continue }
      if let widest, widest <= plan.targetRelativeHalfWidth { return .precise }
      if rounds >= plan.maximumRounds { return .maximumRounds }
      // The next round is predicted to take what the rounds so far took on average, hooks and all.
      let predicted = Double(spent - roundsBegan) / Double(rounds)
      if Double(spent) + predicted > Double(plan.budget) { return .budget }
    }
  }

  /// One timed sample.
  ///
  /// The untimed iteration lets the contender put its own data back into the caches and its worker
  /// threads wake up (and those of the contender before go to sleep): without it the first
  /// iteration of each batch pays for whoever ran before, and a balanced order only spreads that
  /// error evenly. It consumes the input of in-place work, hence `beforeSample` again.
  private func takeSample(of contender: Contender, batch: Int) -> Sample {
    contender.beforeSample()
    contender.run(1)
    contender.beforeSample()
    let allocatedBefore = allocatedBytes?() ?? 0
    let start = time.nanoseconds()
    contender.run(batch)
    let spent = time.elapsed(since: start)
    let allocatedAfter = allocatedBytes?() ?? 0
    return Sample(
      nanosecondsPerIteration: Double(spent) / Double(batch),
      allocatedBytes: allocatedAfter > allocatedBefore ? allocatedAfter - allocatedBefore : 0)
  }

  /// Between 0 and 1; a budget of 0 is spent from the start.
  private static func fraction(_ spent: UInt64, of budget: UInt64) -> Double {
    budget == 0 ? 1 : min(1, Double(spent) / Double(budget))
  }
}
