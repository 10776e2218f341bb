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
  /// that the two records have in common. One of which a record has no result to be believed is
  /// undecided; one that a record skipped counts as lacking there.
  ///
  /// - Parameters:
  ///   - base: The record to compare with.
  ///   - candidate: The record to judge.
  ///   - policy: The margins.
  /// - Returns: One finding for each benchmark that `base` measured.
  public static func result(
    base: Record, candidate: Record, policy: GatePolicy
  ) -> GateResult {
    let allowed = share(of: alpha, in: RecordDiff(base: base, candidate: candidate, margin: 0))
    let diff = RecordDiff(base: base, candidate: candidate, margin: 0, alpha: allowed)
    let compared = Dictionary(grouping: judged(diff), by: \.identity)
    // A benchmark's first metric stands for where it is in the record.
    var seen: Set<BenchmarkIdentity> = []
    var findings = judged(diff).filter { seen.insert($0.identity).inserted }.map { entry in
      finding(
        entry.identity, compared[entry.identity] ?? [], margin: policy.margin(for: entry.identity))
    }
    findings += diff.excluded.compactMap { excluded in
      doubt(excluded).map { reason in
        var finding = GateFinding(excluded.identity, margin: policy.margin(for: excluded.identity))
        finding.reason = reason
        return finding
      }
    }
    var result = GateResult(
      findings: findings,
      builds: DuelSides(old: base.environment.build, new: candidate.environment.build),
      method: method(diff))
    let lacking = lacking(diff)
    result.take(
      changed: diff.changed,
      missing: DuelSides(
        old: diff.onlyInCandidate + lacking.old, new: measuredOnlyInBase(diff, base) + lacking.new),
      margin: policy.margin(for:))
    result.noise = [diff.baseNoise, diff.candidateNoise].compactMap(\.self)
      .max { $0.grade < $1.grade }
    return result
  }
}

extension RecordGate {
  /// What a verdict may rest on: benchmarks that mean the same in both records.
  private static func judged(_ diff: RecordDiff) -> [RecordDiff.Entry] {
    diff.entries.filter { !$0.isChanged }
  }

  /// What each interval may miss for all benchmarks together to miss `alpha` (Bonferroni).
  ///
  /// A benchmark counts once, however many metrics it has, as all of them have to agree. The
  /// interval of a fraction of the ceiling misses three times as often as is asked for.
  private static func share(of alpha: Double, in diff: RecordDiff) -> Double {
    let entries = judged(diff)
    let count = Set(entries.map(\.identity)).count
    let misses = entries.contains { $0.metric == .fractionOfCeiling } ? 3.0 : 1
    return alpha / (misses * Double(max(count, 1)))
  }

  private static func finding(
    _ identity: BenchmarkIdentity, _ entries: [RecordDiff.Entry], margin: Double
  ) -> GateFinding {
    var finding = GateFinding(identity, margin: margin)
    finding.resolution = drift
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

  /// Why a benchmark that both have cannot be judged; nil where it need not be: a record skipped it,
  /// or it is not the same in both.
  private static func doubt(_ excluded: RecordDiff.Exclusion) -> String? {
    let (base, candidate) = (excluded.base, excluded.candidate)
    switch (base.status, candidate.status) {
    case (_, .wrongAnswer): return "wrong answer: \(candidate.reason ?? "")"
    case (_, .invalid): return "the candidate's result is invalid: \(candidate.reason ?? "")"
    case (.wrongAnswer, _): return "wrong answer in the base: \(base.reason ?? "")"
    case (.invalid, _): return "the base's result is invalid: \(base.reason ?? "")"
    case (.skipped, _), (_, .skipped): return nil
    case (.ok, .ok): return candidate.isChanged(from: base) ? nil : excluded.reason
    }
  }

  /// What the base measured and the candidate does not name.
  private static func measuredOnlyInBase(
    _ diff: RecordDiff, _ base: Record
  ) -> [BenchmarkIdentity] {
    let measured = Set(base.benchmarks.filter { $0.status == .ok }.map(\.identity))
    return diff.onlyInBase.filter(measured.contains)
  }

  /// What one record measured and the other skipped.
  private static func lacking(_ diff: RecordDiff) -> DuelSides<[BenchmarkIdentity]> {
    var lacking = DuelSides<[BenchmarkIdentity]>(old: [], new: [])
    for excluded in diff.excluded {
      switch (excluded.base.status, excluded.candidate.status) {
      case (.skipped, .ok): lacking.old.append(excluded.identity)
      case (.ok, .skipped): lacking.new.append(excluded.identity)
      default: break
      }
    }
    return lacking
  }

  private static func method(_ diff: RecordDiff) -> String {
    let relative = "by fraction of the ceiling and speed-up over scalar-branch"
    let metric =
      if !diff.machineDifferences.isEmpty {
        relative + ", as the machines or builds differ ("
          + diff.machineDifferences.joined(separator: "; ") + ")"
      } else if judged(diff).contains(where: { $0.metric != .time }) {
        "by raw times, and " + relative + " where a record does not say which version it measured"
      } else {
        "by raw times"
      }
    return "Two records were compared \(metric); drift between the runs is not in the intervals."
  }
}
