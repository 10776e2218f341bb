// The same benchmarks over two records.

/// What became of the benchmarks that two records have in common.
///
/// Raw times are compared only where both records come from the same kind of machine and the
/// benchmark measures the same thing; else what each record measured relative to itself is.
public struct RecordDiff: Sendable, Equatable {
  /// A quantity that is compared.
  public enum Metric: String, Sendable, Codable, CaseIterable {
    /// The median time of an iteration, nanoseconds.
    case time
    /// The throughput over what the memory did in the same rounds.
    case fractionOfCeiling = "fraction-of-ceiling"
    /// The speed-up over `scalar-branch` of the same record.
    case speedUp = "speed-up"
  }

  /// One metric of one benchmark.
  public struct Entry: Sendable, Equatable {
    /// The benchmark, as the candidate has it.
    public let identity: BenchmarkIdentity
    /// What is compared.
    public let metric: Metric
    /// The metric's value in the base.
    public let base: Double
    /// Its value in the candidate.
    public let candidate: Double
    /// By how much the candidate is slower: above 1 it is, whatever the metric.
    ///
    /// candidate / base for times, base / candidate where more is better.
    public let ratio: Double
    /// The interval of the ratio; nil where there are too few samples.
    ///
    /// Drift between the two runs is not in it.
    public let interval: RatioInterval?
    /// What the interval comes to.
    public let verdict: Verdict
  }

  /// A benchmark that both have and that is not compared.
  public struct Exclusion: Sendable, Equatable {
    /// The benchmark.
    public let identity: BenchmarkIdentity
    /// Why not.
    public let reason: String
  }

  /// A difference below it does not matter, 0.05 for 5 %.
  public let margin: Double
  /// Why raw times are not compared, for all benchmarks; none where the machines are the same.
  public let machineDifferences: [String]
  /// Benchmarks of which a record does not say which version they are: their raw times are not
  /// compared either.
  public let unversioned: Int
  /// What was compared, in the order of the candidate.
  public let entries: [Entry]
  /// What both have and could not be compared.
  public let excluded: [Exclusion]
  /// Benchmarks that only the base has.
  public let onlyInBase: [BenchmarkIdentity]
  /// Benchmarks that only the candidate has.
  public let onlyInCandidate: [BenchmarkIdentity]

  /// Whether the records have any benchmark in common.
  public var hasCommon: Bool { !entries.isEmpty || !excluded.isEmpty }
  /// Whether anything was compared by other means than raw times.
  public var isRelative: Bool { entries.contains { $0.metric != .time } }

  /// Compares two records.
  ///
  /// - Parameters:
  ///   - base: The earlier, or the reviewed one.
  ///   - candidate: The one in question.
  ///   - margin: The difference that does not matter, 0.05 for 5 %.
  ///   - confidence: Of the intervals of raw times.
  ///   - isWanted: Benchmarks it is false for are left out.
  public init(
    base: Record, candidate: Record, margin: Double, confidence: Double = 0.95,
    isWanted: (BenchmarkIdentity) -> Bool = { _ in true }
  ) {
    self.margin = margin
    machineDifferences = MachineFingerprint(base.environment)
      .differences(from: MachineFingerprint(candidate.environment))
    let (before, after) = (RecordIndex(base.benchmarks), RecordIndex(candidate.benchmarks))
    var (entries, excluded, unversioned): ([Entry], [Exclusion], Int) = ([], [], 0)
    for key in after.order where isWanted(key) {
      guard let old = before[key], let new = after[key] else { continue }
      if let reason = Self.obstacle(old, new) {
        excluded.append(Exclusion(identity: new.identity, reason: reason))
        continue
      }
      let hasVersions = old.version != nil && new.version != nil
      if !hasVersions { unversioned += 1 }
      let isSame = machineDifferences.isEmpty && hasVersions
      let found =
        isSame
        ? [Entry(time: old, new, margin: margin, confidence: confidence)].compactMap(\.self)
        : [
          Entry(fraction: old, new, margin: margin),
          Entry(speedUp: old, before, new, after, margin: margin),
        ].compactMap(\.self)
      entries += found
      if found.isEmpty {
        excluded.append(Exclusion(identity: new.identity, reason: Self.nothingRelative))
      }
    }
    self.entries = entries
    self.excluded = excluded
    self.unversioned = unversioned
    onlyInBase = before.order.filter { isWanted($0) && after[$0] == nil }
    onlyInCandidate = after.order.filter { isWanted($0) && before[$0] == nil }
  }

  private static let nothingRelative =
    "raw times are refused, and it has nothing of its own run to be relative to in both records"

  /// Why two results of the same benchmark have nothing to say about each other.
  private static func obstacle(_ old: BenchmarkRecord, _ new: BenchmarkRecord) -> String? {
    if let one = old.version, let other = new.version, one != other {
      return "changed: what it measures is no longer the same (version \(one) and \(other))"
    }
    for (benchmark, name) in [(old, "base"), (new, "candidate")]
    where benchmark.status != .ok || benchmark.figures == nil {
      return "\(benchmark.status.rawValue) in the \(name): \(benchmark.reason ?? "")"
    }
    return nil
  }
}

/// The benchmarks of a record by what they are, whatever suite they ran in; ceilings left out.
struct RecordIndex {
  private(set) var order: [BenchmarkIdentity] = []
  private var benchmarks: [BenchmarkIdentity: BenchmarkRecord] = [:]
  private var workloads: [Workload: [BenchmarkRecord]] = [:]

  init(_ all: [BenchmarkRecord]) {
    for benchmark in all where !benchmark.identity.isCeiling {
      var key = benchmark.identity
      key.suite = ""
      workloads[Workload(key), default: []].append(benchmark)
      guard benchmarks[key] == nil else { continue }
      order.append(key)
      benchmarks[key] = benchmark
    }
  }

  subscript(key: BenchmarkIdentity) -> BenchmarkRecord? { benchmarks[key] }

  /// What speed-ups are over: `scalar-branch` on the same workload and threads, else on one.
  func yardstick(of identity: BenchmarkIdentity) -> BenchmarkRecord? {
    var key = identity
    key.suite = ""
    let workload = Workload(key)
    let isYardstick = { (other: BenchmarkIdentity) in other.variant == "scalar-branch" }
    return workloads[workload]?.fastest(where: isYardstick)
      ?? workloads[workload.onOneThread]?.fastest(where: isYardstick)
  }
}
