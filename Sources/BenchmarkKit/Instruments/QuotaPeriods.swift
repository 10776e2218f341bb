// How often a CPU quota was used up, as the system counts it.

/// Periods of a quota, of 100 ms as a rule; counts that only grow.
///
/// A group that has used up its quota is stopped until the next period begins.
public struct QuotaPeriods: Sendable, Equatable {
  /// In which the group ran.
  public let all: Int
  /// Those of them in which it was stopped.
  public let throttled: Int
  /// For how long, on all its cores together.
  public let throttledNanoseconds: Int

  /// Takes the counts.
  public init(all: Int, throttled: Int, throttledNanoseconds: Int) {
    self.all = all
    self.throttled = throttled
    self.throttledNanoseconds = throttledNanoseconds
  }

  /// What was counted since an earlier reading; nil where no period has ended or counts went back, as
  /// for a process that was moved to another group.
  func since(_ start: QuotaPeriods) -> QuotaPeriods? {
    guard all > start.all, throttled >= start.throttled,
      throttledNanoseconds >= start.throttledNanoseconds
    else { return nil }
    return QuotaPeriods(
      all: all - start.all, throttled: throttled - start.throttled,
      throttledNanoseconds: throttledNanoseconds - start.throttledNanoseconds)
  }

  /// The share of the periods in which the group was stopped, 0 to 1.
  var throttledShare: Double { min(1, Double(throttled) / Double(max(1, all))) }
}
