// What a duel comes to, for programs; the table is made from it.

/// The result of a duel with every sample it is made of.
public struct DuelReport: Sendable, Equatable {
  /// The version of this JSON.
  public static let currentSchemaVersion = 1

  /// How the executables were built.
  public var builds: DuelSides<BuildFacts>
  /// Differences within it are none: 0.02 for 2 %.
  public var margin: Double
  /// What was measured.
  public var benchmarks: [DuelBenchmark]
  /// What both have but mean different things by.
  public var changed: [BenchmarkIdentity]
  /// What a side lacks.
  public var missing: DuelSides<[BenchmarkIdentity]>

  /// How quiet the machine was; nil where nobody listened.
  public var noise: NoiseRecord?
  /// What the process pairs were refused.
  public var conditions: DuelConditions

  /// Gathers a result.
  public init(
    benchmarks: [DuelBenchmark], pairing: DuelPairing, builds: DuelSides<BuildFacts>,
    margin: Double, noise: NoiseRecord? = nil, conditions: DuelConditions = DuelConditions()
  ) {
    self.builds = builds
    self.margin = margin
    self.benchmarks = benchmarks
    changed = pairing.changed
    missing = pairing.missing
    self.noise = noise
    self.conditions = conditions
  }
}

extension DuelReport: Encodable {
  private enum Key: String, CodingKey {
    case schemaVersion, builds, margin, noise, conditions, benchmarks, changed, missing
  }

  private struct Row: Encodable {
    let benchmark: BenchmarkIdentity
    let ratio, low, high: Double?
    let verdict: Verdict
    let pairs: [ProcessPairSamples]
  }

  /// Writes the result with what follows from the samples: ratio, interval and verdict.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Self.currentSchemaVersion, forKey: .schemaVersion)
    try container.encode(builds, forKey: .builds)
    try container.encode(margin, forKey: .margin)
    try container.encodeIfPresent(noise, forKey: .noise)
    try container.encode(conditions, forKey: .conditions)
    try container.encode(changed, forKey: .changed)
    try container.encode(missing, forKey: .missing)
    try container.encode(
      benchmarks.map { benchmark in
        let comparison = benchmark.comparison
        return Row(
          benchmark: benchmark.identity, ratio: comparison?.ratio, low: comparison?.interval?.low,
          high: comparison?.interval?.high,
          verdict: comparison?.verdict(margin: margin) ?? .undecided, pairs: benchmark.pairs)
      }, forKey: .benchmarks)
  }
}
