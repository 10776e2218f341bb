// The numbers of one benchmark that was measured.

/// What was measured of one benchmark.
///
/// Times are nanoseconds per iteration.
public struct BenchmarkFigures: Sendable, Equatable {
  /// The bounds of a confidence interval; in JSON `[low, high]`.
  public struct Bounds: Sendable, Equatable, Codable {
    /// The lower bound, nanoseconds.
    public var low: Double
    /// The upper bound, nanoseconds.
    public var high: Double

    /// The interval from `low` to `high`.
    public init(low: Double, high: Double) {
      self.low = low
      self.high = high
    }
  }

  /// Iterations between two clock readings.
  public var batch: Int
  /// Every sample, in the order taken; none is ever removed.
  public var samples: [Double]
  /// How many times as long a short copy took beside each sample as on a core of one's own, three digits
  /// of it: ``ThroughputProbe``; nil where nobody looked.
  public var sharedCore: [Double]?
  /// Below which of these the core counted as clear.
  public var clearBelow: Double
  /// Rounds taken, where alternatives were interleaved.
  public var rounds: Int?
  /// Why sampling ended, `interval`, `budget`...
  public var stopReason: String?
  /// The median of the samples beside which the core was clear, or of all where those are too few; so are
  /// the statistics that follow: ``SampleSeries``.
  public var median: Double
  /// The median of all samples; nil where `median` is.
  public var medianOfAll: Double?
  /// The confidence interval of the median.
  public var interval: Bounds
  /// The median absolute deviation of the samples.
  public var mad: Double
  /// The smallest sample.
  public var minimum: Double
  /// The 95th percentile of the samples.
  public var p95: Double
  /// Bytes the allocator handed out during the timed samples; nil where nobody counted.
  public var allocatedBytes: Int?

  /// Takes the statistics as the caller computed them from `samples`.
  public init(
    batch: Int, samples: [Double], sharedCore: [Double]? = nil,
    clearBelow: Double = ThroughputProbe.clearBelow, rounds: Int? = nil, stopReason: String? = nil,
    median: Double, medianOfAll: Double? = nil, interval: Bounds,
    mad: Double, minimum: Double, p95: Double, allocatedBytes: Int? = nil
  ) {
    self.batch = batch
    self.samples = samples
    self.sharedCore = sharedCore
    self.clearBelow = clearBelow
    self.rounds = rounds
    self.stopReason = stopReason
    self.median = median
    self.medianOfAll = medianOfAll
    self.interval = interval
    self.mad = mad
    self.minimum = minimum
    self.p95 = p95
    self.allocatedBytes = allocatedBytes
  }

  /// The samples with what is known of the core beside them.
  public var series: SampleSeries {
    SampleSeries(samples, slowdowns: sharedCore, clearBelow: clearBelow)
  }

  /// The share of the samples beside which the core was shared; nil where nobody looked.
  public var sharedShare: Double? {
    sharedCore.map { slowdowns in
      let shared = slowdowns.count { $0 >= ThroughputProbe.leastSlowdown }
      return slowdowns.isEmpty ? 0 : Double(shared) / Double(slowdowns.count)
    }
  }

  /// A larger share than this of samples on a shared core is flagged: what is left then may be too few.
  static let tolerableSharedShare = 0.1

  /// Whether the share of samples on a shared core is to be flagged.
  public var isSharedWorthAWord: Bool { (sharedShare ?? 0) > Self.tolerableSharedShare }

  /// GB/s (10^9 bytes per second), from the median: a byte per nanosecond is a GB per second.
  public func throughput(bytesPerIteration: Int) -> Double {
    Double(bytesPerIteration) / median
  }
}

extension BenchmarkFigures.Bounds {
  /// Reads `[low, high]`.
  ///
  /// - Throws: `DecodingError` for another count of numbers, or bounds that are out of order.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    low = try container.decode(Double.self)
    high = try container.decode(Double.self)
    guard container.isAtEnd, low <= high else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an interval is [low, high] with low <= high")
    }
  }

  /// Writes `[low, high]`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(low)
    try container.encode(high)
  }
}
