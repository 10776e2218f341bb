// How a time budget is spread over process pairs whose start takes time as well.

/// Divides what is left of a budget among the process pairs that are still to come.
public struct PairSchedule: Sendable {
  /// What starting, filling and verifying took in the slowest pair so far, nanoseconds.
  private var overhead: UInt64

  /// A schedule before the first pair.
  ///
  /// - Parameter overhead: A first guess, nanoseconds: twice the time to start one side.
  public init(overhead: UInt64 = 0) {
    self.overhead = overhead
  }

  /// Nanoseconds for the rounds of the next pair: an equal share of what is left, less the overhead.
  public func roundsBudget(timeLeft: UInt64, pairsLeft: Int) -> UInt64 {
    let share = timeLeft / UInt64(max(pairsLeft, 1))
    return share - min(share, overhead)
  }

  /// Nanoseconds that so many pairs take at least, as those before did.
  public func least(pairs: Int) -> UInt64 {
    let (least, overflow) = overhead.multipliedReportingOverflow(by: UInt64(max(0, pairs)))
    return overflow ? .max : least
  }

  /// Notes what a pair took in all, and how much of it its rounds were allowed.
  public mutating func note(elapsed: UInt64, roundsBudget: UInt64) {
    overhead = max(overhead, elapsed - min(elapsed, roundsBudget))
  }
}
