// The interval of a ratio of times, and the verdict it supports.

/// A confidence interval of candidate time / baseline time.
public struct RatioInterval: Sendable, Equatable {
  /// The lower end, above 0.
  public let low: Double
  /// The upper end.
  public let high: Double
  /// The probability that the interval holds the true ratio, as far as its maker knows.
  public let coverage: Double

  /// The interval from `low` to `high`.
  public init(low: Double, high: Double, coverage: Double) {
    self.low = low
    self.high = high
    self.coverage = coverage
  }
}

extension RatioInterval {
  /// What the interval says, given what difference does not matter.
  ///
  /// `equivalent` where all of it lies within `1 / (1 + margin) ... 1 + margin`, the same distance
  /// from 1 in both directions: the confidence-interval form of the equivalence test (Schuirmann,
  /// J. Pharmacokinet. Biopharm. 15, 1987). Otherwise `slower` where all of it lies above 1 and
  /// `faster` where all of it lies below, however little: the difference is resolved and may exceed
  /// the margin. Otherwise `undecided`.
  ///
  /// - Parameter margin: 0.02 for 2 %; at 0 or below only a ratio of exactly 1 is equivalent.
  /// - Returns: One of the four.
  public func verdict(margin: Double) -> Verdict {
    let bound = 1 + max(0, margin)
    if low >= 1 / bound, high <= bound { return .equivalent }
    if low > 1 { return .slower }
    if high < 1 { return .faster }
    return .undecided
  }

  /// The interval of baseline time / candidate time, which is the speed-up.
  public var inverse: RatioInterval {
    RatioInterval(low: 1 / high, high: 1 / low, coverage: coverage)
  }
}
