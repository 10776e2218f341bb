// A gate for programs.

/// The JSON of a gate: verdicts, and the log-ratio of each process pair they follow from.
public struct GateDocument: Sendable, Encodable {
  /// The version of this JSON.
  public static let currentSchemaVersion = 2

  private struct Row: Sendable, Encodable {
    let benchmark: BenchmarkIdentity
    let verdict: GateVerdict
    let reason: String?
    let margin: Double
    let resolution, detectable, ratio, low, high, oldMedian, newMedian: Double?
    let calibrationLogRatios, logRatios: [Double]
    let rounds: [Int]
    let cores: [Int?]
    let confirmations: [GateFinding.Confirmation]
  }

  private let schemaVersion = currentSchemaVersion
  private let verdict: GateVerdict?
  private let detectable: Double?
  private let builds: DuelSides<BuildFacts>?
  private let noise: NoiseRecord?
  private let conditions: DuelConditions?
  private let method: String
  private let changed: [BenchmarkIdentity]
  private let missing: DuelSides<[BenchmarkIdentity]>
  private let benchmarks: [Row]

  /// The document of a result.
  public init(_ result: GateResult) {
    verdict = result.verdict
    detectable = result.detectable
    builds = result.builds
    noise = result.noise
    conditions = result.conditions
    method = result.method
    changed = result.changed
    missing = result.missing
    benchmarks = result.findings.map { finding in
      Row(
        benchmark: finding.benchmark.identity, verdict: finding.verdict, reason: finding.reason,
        margin: finding.margin, resolution: finding.resolution,
        detectable: finding.detectable, ratio: finding.ratio, low: finding.interval?.low,
        high: finding.interval?.high,
        oldMedian: finding.benchmark.median(of: .old),
        newMedian: finding.benchmark.median(of: .new),
        calibrationLogRatios: finding.calibration.logRatios,
        logRatios: finding.benchmark.logRatios,
        rounds: finding.benchmark.pairs.map(\.old.count),
        cores: finding.benchmark.pairs.map(\.core), confirmations: finding.confirmations)
    }
  }
}
