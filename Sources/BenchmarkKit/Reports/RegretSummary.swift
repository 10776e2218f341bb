// The regrets of a record in a sentence.

/// How often a kernel that chooses chose well.
public struct RegretSummary: Sendable, Equatable {
  /// What may be lost by a choice that counts as a good one.
  public static let tolerated = 0.03

  /// Benchmarks of the kernel that chooses.
  public let count: Int
  /// Those that lost no more than ``tolerated``.
  public let tolerable: Int
  /// The largest loss.
  public let worst: Regret

  /// Sums up regrets; nil where there are none.
  public init?(_ regrets: [Regret]) {
    guard let worst = regrets.max(by: { $0.share < $1.share }) else { return nil }
    count = regrets.count
    tolerable = regrets.count { $0.share <= Self.tolerated }
    self.worst = worst
  }

  /// The sentence.
  public var text: String {
    let limit = Quantity.fixed(Self.tolerated * 100, digits: 0)
    return "regret of auto: at most \(limit) % in \(tolerable) of \(count) cells; the worst "
      + "\(Quantity.fixed(worst.share * 100, digits: 1)) %: "
      + "\(Workload(worst.benchmark).text), where \(worst.best.kernel) on "
      + "\(worst.best.threads == 1 ? "1 thread" : "\(worst.best.threads) threads") is the best."
  }
}
