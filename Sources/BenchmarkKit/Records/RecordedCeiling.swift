// What the memory was measured to do beside a benchmark.

/// The ceiling a benchmark is held against: the fastest of those measured in the same rounds that
/// move memory as it does.
public struct RecordedCeiling: Sendable, Equatable, Codable {
  /// Which one, `copy`.
  public var name: String
  /// Threads it ran on, which may be fewer than the benchmark was allowed; nil in records from
  /// before it.
  public var threads: Int?
  /// GB/s (10^9 bytes per second) that the program reads and writes, from the median.
  public var throughput: Double
  /// The interval of the throughput, GB/s; in JSON `[low, high]`.
  public var interval: BenchmarkFigures.Bounds
  /// The benchmark's throughput over the ceiling's in the same round, in the median of the rounds; nil in
  /// records from before it.
  public var share: Double?
  /// The interval of the share; nil where there are too few rounds.
  public var shareInterval: BenchmarkFigures.Bounds?

  /// A ceiling as it was measured.
  public init(
    name: String, threads: Int? = nil, throughput: Double, interval: BenchmarkFigures.Bounds,
    share: Double? = nil, shareInterval: BenchmarkFigures.Bounds? = nil
  ) {
    self.name = name
    self.threads = threads
    self.throughput = throughput
    self.interval = interval
    self.share = share
    self.shareInterval = shareInterval
  }
}
