// Whether the probe of the core says anything of the samples that it stands beside.

/// How long samples took beside a core that was not clear, over those beside a clear one.
///
/// Of benchmarks on one thread: beside several the slowest core of all was looked at. Each sample is held
/// against the median of the clear samples of its own benchmark, so that all benchmarks count alike; one with
/// too few of them for a median does not count. Clear is by today's limit, also in older records.
public struct SharedCoreSummary: Sendable, Equatable {
  /// The samples beside a probe within some bounds.
  public struct Part: Sendable, Equatable {
    /// The least slowdown of the probe.
    public let from: Double
    /// The slowdown of the probe that belongs to the next part; infinite in the last.
    public let below: Double
    /// How many there are.
    public let count: Int
    /// The median of their times over those of the clear samples.
    public let slowdown: Double
  }

  /// Where the parts begin.
  static let bounds = [ThroughputProbe.clearBelow, ThroughputProbe.leastSlowdown, 1.5, .infinity]
  /// A part of fewer samples is left out.
  static let fewest = 30
  /// A smaller share of samples beside a core that was not clear is not worth a word.
  static let worthAWord = 0.01

  /// All samples of these benchmarks.
  public let samples: Int
  /// The parts, the least slowdown first.
  public let parts: [Part]

  /// Sums up benchmarks; nil where the core was clear beside nearly all samples, or nobody looked.
  public init?(_ benchmarks: [BenchmarkRecord]) {
    var samples = 0
    var ratios = Array(repeating: [Double](), count: Self.bounds.count - 1)
    for benchmark in benchmarks where benchmark.identity.threads == 1 && benchmark.status == .ok {
      guard let figures = benchmark.figures, let slowdowns = figures.sharedCore else { continue }
      let pairs = zip(figures.samples, slowdowns)
      let clear = pairs.filter { $1 < Self.bounds[0] }.map(\.0)
      guard clear.count >= SampleSeries.enough, let typical = median(sorted: clear.sorted()),
        typical > 0
      else { continue }
      samples += figures.samples.count
      for (sample, slowdown) in pairs {
        guard let part = Self.bounds.lastIndex(where: { $0 <= slowdown }) else { continue }
        ratios[part].append(sample / typical)
      }
    }
    let slower = ratios.reduce(0) { $0 + $1.count }
    guard samples > 0, Double(slower) >= Self.worthAWord * Double(samples) else { return nil }
    self.samples = samples
    parts = ratios.enumerated().compactMap { index, ratios in
      guard ratios.count >= Self.fewest, let middle = median(sorted: ratios.sorted()) else {
        return nil
      }
      return Part(
        from: Self.bounds[index], below: Self.bounds[index + 1], count: ratios.count,
        slowdown: middle)
    }
    if parts.isEmpty { return nil }
  }
}

extension SharedCoreSummary {
  /// A sentence.
  public var lines: [String] {
    let parts = parts.map { part in
      let share = Quantity.fixed(100 * Double(part.count) / Double(samples), digits: 1)
      let from = Quantity.fixed(part.from, digits: 2)
      let bounds =
        part.below.isFinite
        ? "\(from) to \(Quantity.fixed(part.below, digits: 2))" : "\(from) or more"
      return "\(share) % \(bounds), \(Quantity.fixed(part.slowdown, digits: 2)) times as long"
    }
    return [
      "core: \(samples) samples of one thread by how many times its best a short copy took beside them, and "
        + "how long they took in the median over those beside a clear core: "
        + parts.joined(separator: "; ") + "."
    ]
  }
}
