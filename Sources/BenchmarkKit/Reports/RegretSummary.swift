// The regrets of a record in a sentence, and the cells in which the choice was not a good one.

/// How often a kernel that chooses chose well.
public struct RegretSummary: Sendable, Equatable {
  /// What may be lost by a choice that counts as a good one.
  public static let tolerated = 0.03

  /// Every regret.
  public let regrets: [Regret]
  /// The largest loss.
  public let worst: Regret

  /// Sums up regrets; nil where there are none.
  public init?(_ regrets: [Regret]) {
    guard let worst = regrets.max(by: { $0.share < $1.share }) else { return nil }
    self.regrets = regrets
    self.worst = worst
  }
}

extension RegretSummary {
  /// Those that lost no more than ``tolerated``.
  public var tolerable: [Regret] { regrets.filter { $0.share <= Self.tolerated } }
  /// Those whose whole interval is above ``tolerated``.
  public var resolved: [Regret] { regrets.filter { $0.isAboveTolerated && $0.isResolved } }
  /// Those that lost more by their ratio, whose interval leaves it open.
  public var undecided: [Regret] { regrets.filter { $0.isAboveTolerated && !$0.isResolved } }

  /// The sentence, and the cells above ``tolerated``.
  public var lines: [String] {
    let limit = Quantity.fixed(Self.tolerated * 100, digits: 0)
    return [
      "regret of auto: at most \(limit) % in \(tolerable.count) of \(regrets.count) cells; the worst "
        + "\(Quantity.fixed(worst.share * 100, digits: 1)) %: "
        + "\(Workload(worst.benchmark).text), where \(worst.best.kernel) on "
        + "\(Workload(worst.best).threads) is the best."
    ]
      + list(
        "above \(limit) % with the whole interval in \(resolved.count), with the best kernel:",
        resolved)
      + list(
        "above \(limit) % with an interval that leaves it open in \(undecided.count):", undecided)
  }

  private func list(_ title: String, _ regrets: [Regret]) -> [String] {
    guard !regrets.isEmpty else { return [] }
    let cells = regrets.map { regret in
      let share = Quantity.percent(regret.share, apartFrom: Self.tolerated)
      // Fewer threads are a choice of their own.
      let threads =
        regret.best.threads == regret.benchmark.threads
        ? "" : " on \(Workload(regret.best).threads)"
      return (regret.benchmark, "\(share) \(regret.best.rowName)\(threads)")
    }
    return [title] + CellList(cells, among: self.regrets.map(\.benchmark)).lines
  }
}

extension Regret {
  fileprivate var isAboveTolerated: Bool { share > RegretSummary.tolerated }
  fileprivate var isResolved: Bool {
    time.interval.map { $0.low > 1 + RegretSummary.tolerated } ?? false
  }
}
