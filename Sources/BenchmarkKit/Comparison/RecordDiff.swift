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
    /// Whether it measures something else in the candidate than in the base.
    public let isChanged: Bool
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
    /// As the base has it.
    public let base: BenchmarkRecord
    /// As the candidate has it.
    public let candidate: BenchmarkRecord
    /// Why not.
    public let reason: String

    /// The benchmark, as the candidate has it.
    public var identity: BenchmarkIdentity { candidate.identity }
  }

  /// A difference below it does not matter, 0.05 for 5 %.
  public let margin: Double
  /// Why raw times are not compared, for all benchmarks; none where the machines are the same.
  public let machineDifferences: [String]
  /// What may differ between the machines without anybody knowing, as only one record says it.
  public let unknowns: [String]
  /// Benchmarks of which a record does not say which version they are: their raw times are not
  /// compared either.
  public let unversioned: Int
  /// Benchmarks that were measured in both and do not measure the same: nor are theirs.
  public let changed: [BenchmarkIdentity]
  /// What was compared, in the order of the candidate.
  public let entries: [Entry]
  /// What both have and could not be compared.
  public let excluded: [Exclusion]
  /// Benchmarks that only the base has.
  public let onlyInBase: [BenchmarkIdentity]
  /// Benchmarks that only the candidate has.
  public let onlyInCandidate: [BenchmarkIdentity]
  /// How noisy the machine was around the base; nil where nobody looked.
  public let baseNoise: NoiseRecord?
  /// How noisy it was around the candidate.
  public let candidateNoise: NoiseRecord?

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
  ///   - alpha: The chance that the interval of a time or a speed-up misses. That of a fraction of
  ///     the ceiling misses up to three times as often: it joins two times and two ceilings, of
  ///     which records keep the 95 % interval.
  ///   - isWanted: Benchmarks it is false for are left out.
  public init(
    base: Record, candidate: Record, margin: Double, alpha: Double = 0.05,
    isWanted: (BenchmarkIdentity) -> Bool = { _ in true }
  ) {
    self.margin = margin
    let machines = (
      MachineFingerprint(base.environment), MachineFingerprint(candidate.environment)
    )
    machineDifferences = machines.0.differences(from: machines.1)
    unknowns = machines.0.unknowns(comparedTo: machines.1)
    let (before, after) = (RecordIndex(base.benchmarks), RecordIndex(candidate.benchmarks))
    var (entries, excluded): ([Entry], [Exclusion]) = ([], [])
    var (unversioned, changed): (Int, [BenchmarkIdentity]) = (0, [])
    for key in after.order where isWanted(key) {
      guard let old = before[key], let new = after[key] else { continue }
      if let reason = Self.obstacle(old, new) {
        excluded.append(Exclusion(base: old, candidate: new, reason: reason))
        continue
      }
      let hasVersions = old.version != nil && new.version != nil
      if !hasVersions { unversioned += 1 }
      let isChanged = new.isChanged(from: old)
      if isChanged { changed.append(new.identity) }
      let isSame = machineDifferences.isEmpty && hasVersions && !isChanged
      let found =
        isSame
        ? [Entry(time: old, new, margin: margin, alpha: alpha)].compactMap(\.self)
        : [
          Entry(fraction: old, new, margin: margin, alpha: alpha),
          Entry(speedUp: old, before, new, after, margin: margin, alpha: alpha),
        ].compactMap(\.self)
      entries += found
      if found.isEmpty {
        excluded.append(
          Exclusion(base: old, candidate: new, reason: Self.nothingRelative(old, new)))
      }
    }
    self.entries = entries
    self.excluded = excluded
    self.unversioned = unversioned
    self.changed = changed
    onlyInBase = before.order.filter { isWanted($0) && after[$0] == nil }
    onlyInCandidate = after.order.filter { isWanted($0) && before[$0] == nil }
    baseNoise = base.command.noise
    candidateNoise = candidate.command.noise
  }

  /// Why two results have nothing to say about each other that were both measured.
  private static func nothingRelative(_ old: BenchmarkRecord, _ new: BenchmarkRecord) -> String {
    let refusal =
      new.isChanged(from: old)
      ? "changed: what it measures is no longer the same "
        + "(version \(old.version ?? "-") and \(new.version ?? "-"))"
      : "raw times are refused"
    return refusal + ", and it has nothing of its own run to be relative to in both records"
  }

  /// Why at least one of two results says nothing of a speed; nil where both do.
  private static func obstacle(_ old: BenchmarkRecord, _ new: BenchmarkRecord) -> String? {
    for (benchmark, name) in [(old, "base"), (new, "candidate")]
    where benchmark.status != .ok || benchmark.figures == nil {
      return "\(benchmark.status.rawValue) in the \(name): \(benchmark.reason ?? "")"
    }
    return nil
  }
}

extension BenchmarkRecord {
  /// Whether it is known to measure something else than the benchmark of the same name in another
  /// record.
  func isChanged(from other: BenchmarkRecord) -> Bool {
    guard let version, let otherVersion = other.version else { return false }
    return version != otherVersion
  }
}
