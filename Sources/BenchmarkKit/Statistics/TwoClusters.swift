// Samples that fall into two groups, whose common median describes neither.

/// Two separate clusters of samples: reported, because an average of two modes (two page
/// placements, two frequencies, a worker asleep or awake) is a time that never happens.
public struct TwoClusters: Sendable, Equatable {
  /// One of the two.
  public struct Cluster: Sendable, Equatable {
    /// Its samples over all samples, between 0 and 1.
    public let share: Double
    /// Its median, in the unit of the samples.
    public let center: Double

    /// A cluster, as read from a record or made by a test.
    public init(share: Double, center: Double) {
      self.share = share
      self.center = center
    }
  }

  /// The faster one.
  public let low: Cluster
  /// The slower one.
  public let high: Cluster

  /// Two clusters, as read from a record or made by a test.
  public init(low: Cluster, high: Cluster) {
    self.low = low
    self.high = high
  }
}

extension TwoClusters {
  /// A smaller group is a few outliers.
  private static let minimumMembers = 5
  private static let minimumShare = 0.1
  /// The empty space between the clusters over the width of the wider one.
  ///
  /// At 2, each of normal, uniform, exponential, Laplace, lognormal (sigma 0.1, 1 and 2) and
  /// Pareto (1.5) samples of 10 to 300 is taken for two clusters less than once in 200 times;
  /// clusters of equal normal noise are found from some 8 standard deviations apart.
  private static let minimumGap = 2.0
  /// Centres closer than this do not matter: twice the default target of the stop rule.
  ///
  /// It also keeps a coarse clock's two neighbouring ticks from being called clusters.
  private static let minimumSeparation = 0.02
  /// Left out at each end of a cluster when its width is taken, so that stray samples neither
  /// widen a cluster nor fill the gap.
  private static let trim = 10

  /// Looks for the split with the widest gap relative to the clusters beside it.
  ///
  /// Every split is tried that leaves each side 5 samples and a tenth of all. A cluster reaches
  /// from its 10 % to its 90 % sample. The measure asks for an empty space, not only for distant
  /// centres: halves of a uniform sample, or the tail of a skewed one, have distant centres too,
  /// and no one would call them clusters. nil if there are no two clusters, or fewer than 10
  /// samples.
  ///
  /// - Parameter sorted: Samples in ascending order.
  public init?(sorted: [Double]) {
    let count = sorted.count
    let smallest = max(
      Self.minimumMembers, Int((Self.minimumShare * Double(count)).rounded(.up)))
    guard count >= 2 * smallest else { return nil }
    var best: (gap: Double, width: Double, middle: Double)?
    for split in smallest...(count - smallest) {
      let low = Self.trimmedEnds(sorted, 0..<split)
      let high = Self.trimmedEnds(sorted, split..<count)
      let gap = high.first - low.last
      let width = max(low.last - low.first, high.last - high.first)
      guard gap > 0, gap > Self.minimumGap * width else { continue }
      // Ratios by cross-multiplication: the width is 0 where a cluster is one repeated value.
      if let found = best, gap * found.width <= found.gap * width { continue }
      best = (gap, width, low.last + gap / 2)
    }
    guard let middle = best?.middle else { return nil }
    // The trimmed ends leave the best split free to move by a tenth; the middle of the gap does
    // not.
    let split = sorted.firstIndex { $0 > middle } ?? count
    guard split >= smallest, count - split >= smallest,
      let low = median(sorted: Array(sorted[..<split])),
      let high = median(sorted: Array(sorted[split...])),
      high - low >= Self.minimumSeparation * abs(low)
    else { return nil }
    self.init(
      low: Cluster(share: Double(split) / Double(count), center: low),
      high: Cluster(share: Double(count - split) / Double(count), center: high))
  }

  private static func trimmedEnds(
    _ sorted: [Double], _ range: Range<Int>
  ) -> (first: Double, last: Double) {
    let cut = range.count / trim
    return (sorted[range.lowerBound + cut], sorted[range.upperBound - 1 - cut])
  }
}
