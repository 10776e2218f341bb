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

  /// A ceiling as it was measured.
  public init(
    name: String, threads: Int? = nil, throughput: Double, interval: BenchmarkFigures.Bounds
  ) {
    self.name = name
    self.threads = threads
    self.throughput = throughput
    self.interval = interval
  }
}
