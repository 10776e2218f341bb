// What the engine does about pauses of the process: nothing is charged with them, no sample has one.

/// A moment from which time is charged to a budget.
struct Charge {
  /// On the engine's clock.
  fileprivate let start: UInt64
  /// Of pauses that were noticed before.
  fileprivate let uncharged: UInt64
}

extension Engine {
  /// How often a sample or trial is taken again: somebody who stops the process all the time does
  /// not keep it here for ever.
  static var mostRetakes: Int { 100 }

  /// Charges time from now on.
  func charge() -> Charge {
    Charge(start: time.nanoseconds(), uncharged: instruments.pauses?.total.uncharged ?? 0)
  }

  /// Nanoseconds since then, less the pauses that were noticed meanwhile.
  func charged(since charge: Charge) -> UInt64 {
    let elapsed = time.elapsed(since: charge.start)
    let uncharged = (instruments.pauses?.total.uncharged ?? 0) - charge.uncharged
    return elapsed - min(elapsed, uncharged)
  }

  /// Whether the process has paused since the last look, the contender having run meanwhile.
  ///
  /// One that times itself may wait for another process, and then time without work is none of its.
  func hasPaused(during contender: Contender) -> Bool {
    instruments.pauses?.look(isWaiting: contender.runTimed != nil) ?? false
  }
}
