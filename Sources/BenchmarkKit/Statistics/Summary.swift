// What a set of samples comes down to.

/// The statistics of one contender's samples, in their unit: nanoseconds per iteration.
public struct Summary: Sendable, Equatable {
  /// How many samples.
  public let count: Int
  /// The fastest sample.
  public let minimum: Double
  /// The middle sample: the headline.
  public let median: Double
  /// 95 % of the samples are at or below it (type 7).
  public let p95: Double
  /// The slowest sample.
  public let maximum: Double
  /// The raw median absolute deviation.
  public let mad: Double
  /// The exact 95 % interval of the median; nil below 6 samples.
  public let interval: MedianInterval?
  /// Indices into the samples given, ascending.
  public let outliers: [Int]
  /// Present if the samples fall into two clusters; the median then describes neither.
  public let clusters: TwoClusters?

  /// The MAD over the median; nil if the median is 0.
  public var spread: Double? { median == 0 ? nil : mad / abs(median) }

  /// Summarises samples.
  ///
  /// nil if there are none, or one is not finite: there is no honest number to give.
  ///
  /// - Parameter samples: In any order.
  public init?(_ samples: [Double]) {
    guard samples.allSatisfy(\.isFinite) else { return nil }
    let sorted = samples.sorted()
    guard let minimum = sorted.first, let maximum = sorted.last,
      let middle = BenchmarkKit.median(sorted: sorted),
      let p95 = quantile(sorted: sorted, 0.95),
      let mad = medianAbsoluteDeviation(sorted, from: middle)
    else { return nil }
    count = sorted.count
    self.minimum = minimum
    median = middle
    self.p95 = p95
    self.maximum = maximum
    self.mad = mad
    interval = medianInterval(sorted: sorted)
    outliers = outlierIndices(samples)
    clusters = TwoClusters(sorted: sorted)
  }
}
