// A gate without executables: two records, taken at different times.

/// Decides from two records; a poor substitute for a duel, and it says so.
public enum RecordGate {
  /// What two runs of one build were seen to differ by on virtual machines, as a share.
  ///
  /// Nothing in two records tells such drift from a change, so less than that decides nothing.
  public static let drift = 0.2

  /// The chance of even one false alarm among all benchmarks, but for drift.
  static let alpha = 0.05

  /// Gates `candidate` against `base`.
  ///
  /// A benchmark is a regression where the whole interval of its ratio lies beyond margin and drift,
  /// at a confidence that allows for the number of benchmarks (Bonferroni), and in every metric
  /// that the two records have in common.
  ///
  /// - Parameters:
  ///   - base: The record to compare with.
  ///   - candidate: The record to judge.
  ///   - policy: The margins.
  /// - Returns: One finding for each benchmark that both have.
  public static func result(
    base: Record, candidate: Record, policy: GatePolicy
  ) -> GateResult {
    let count = RecordDiff(base: base, candidate: candidate, margin: 0).entries.count
    let diff = RecordDiff(
      base: base, candidate: candidate, margin: 0, alpha: alpha / Double(max(count, 1)))
    var order: [BenchmarkIdentity] = []
    var entries: [BenchmarkIdentity: [RecordDiff.Entry]] = [:]
    for entry in diff.entries {
      if entries[entry.identity] == nil { order.append(entry.identity) }
      entries[entry.identity, default: []].append(entry)
    }
    let findings = order.map { identity in
      finding(identity, entries[identity] ?? [], margin: policy.margin(for: identity))
    }
    var result = GateResult(
      findings: findings,
      builds: DuelSides(old: base.environment.build, new: candidate.environment.build),
      method: method(diff))
    result.changed = diff.excluded.map(\.identity)
    result.missing = DuelSides(old: diff.onlyInCandidate, new: diff.onlyInBase)
    return result
  }
}

extension RecordGate {
  private static func finding(
    _ identity: BenchmarkIdentity, _ entries: [RecordDiff.Entry], margin: Double
  ) -> GateFinding {
    var finding = GateFinding(identity, margin: margin)
    finding.detectable = drift
    finding.recorded = entries.first.map {
      GateFinding.Recorded(ratio: $0.ratio, interval: $0.interval)
    }
    let intervals = entries.compactMap(\.interval)
    let threshold = 1 + finding.threshold
    if intervals.count < entries.count {
      finding.reason = "its samples are too few for an interval"
    } else if intervals.allSatisfy({ $0.low > threshold }) {
      finding.verdict = .regression
    } else if intervals.allSatisfy({ $0.high < 1 / threshold }) {
      finding.verdict = .improvement
    } else if margin >= drift, intervals.allSatisfy({ $0.high < threshold }) {
      finding.verdict = .unchanged
    } else if margin < drift {
      finding.reason =
        "two records cannot tell a change of less than \(Int(drift * 100)) % from drift; "
        + "gate the executables"
    } else {
      finding.reason = "its interval reaches beyond the margin"
    }
    return finding
  }

  private static func method(_ diff: RecordDiff) -> String {
    let metric =
      diff.machineDifferences.isEmpty
      ? "by raw times"
      : "by fraction of the ceiling and speed-up over scalar-branch, as the machines differ ("
        + diff.machineDifferences.joined(separator: "; ") + ")"
    return "Two records were compared \(metric); drift between the runs is not in the intervals."
  }
}
