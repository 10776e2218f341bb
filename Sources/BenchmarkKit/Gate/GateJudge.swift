// The rules by which a gate decides. Pure functions: what was measured in, verdicts out.

/// Decides from the log-ratios of process pairs.
public struct GateJudge: Sendable {
  /// How many pairs, how sure.
  public let design: GateDesign
  private let power: GatePower

  /// A judge.
  public init(design: GateDesign = GateDesign()) {
    self.design = design
    power = design == GateDesign() ? .standard : GatePower(design)
  }
}

extension GateJudge {
  /// Adds to a finding what this machine can tell apart, from its OLD against itself.
  ///
  /// The deviation of a process pair is taken robustly, as 1.4826 times the median distance from 1,
  /// where a duel with oneself belongs: a pair that something disturbed does not widen it, as one
  /// pair pointing the other way does not hide a slowdown either. An estimate from six pairs errs by
  /// a quarter either way.
  ///
  /// - Parameters:
  ///   - finding: With the process pairs of OLD against itself.
  ///   - benchmarks: How many the gate judges.
  /// - Returns: The same as it was below ``GateDesign/calibrationPairs``.
  public func calibrated(_ finding: GateFinding, benchmarks: Int) -> GateFinding {
    let logRatios = finding.calibration.logRatios
    guard logRatios.count >= design.calibrationPairs,
      let distance = median(sorted: logRatios.map(\.magnitude).sorted())
    else { return finding }
    let deviation = 1.4826 * distance
    var finding = finding
    finding.resolution = design.resolution(deviation: deviation, benchmarks: benchmarks)
    finding.detectable = detectableSlowdown(
      deviation: deviation, threshold: finding.threshold, benchmarks: benchmarks)
    return finding
  }

  /// The smallest slowdown that fails nine of ten gates, as a share, 0.01 for 1 %: after everything
  /// that a gate asks for.
  ///
  /// - Parameters:
  ///   - deviation: Standard deviation of a process pair's log-ratio.
  ///   - threshold: What a slowdown must exceed to count, as a share.
  ///   - benchmarks: How many the gate judges.
  /// - Returns: A share, larger than the threshold where there is any noise.
  public func detectableSlowdown(
    deviation: Double, threshold: Double, benchmarks: Int
  ) -> Double {
    power.detectableSlowdown(
      deviation: deviation, threshold: threshold, benchmarks: benchmarks)
  }

  /// Whether a benchmark may be let off before all pairs have played: the whole interval of its
  /// ratio lies below the threshold.
  ///
  /// Looking early only ever lets off; an alarm waits for all pairs, and its error is not raised.
  public func isCleared(_ finding: GateFinding) -> Bool {
    guard finding.benchmark.pairs.count >= design.earliestPairs, finding.resolution != nil,
      let interval = finding.benchmark.comparison?.interval
    else { return false }
    return interval.high < 1 + finding.threshold
  }

  /// Which of `findings` alarm: slower in so many process pairs that chance is no explanation,
  /// counting how many benchmarks were looked at (the sign test, Holm), and by more than their
  /// thresholds.
  ///
  /// - Returns: Indices.
  public func alarms(_ findings: [GateFinding]) -> Set<Int> {
    let adjusted = holmAdjusted(
      findings.map { finding in
        let logRatios = finding.benchmark.logRatios
        return signTestPValue(positives: logRatios.count { $0 > 0 }, of: logRatios.count)
      })
    return Set(
      findings.indices.filter { index in
        guard let ratio = findings[index].benchmark.comparison?.ratio else { return false }
        return adjusted[index] <= design.alpha && ratio > 1 + findings[index].threshold
      })
  }

  /// Whether a benchmark is faster by more than its threshold: the whole interval lies beyond it.
  ///
  /// Nothing depends on it, so it is not corrected for how many benchmarks there are.
  public func improves(_ finding: GateFinding) -> Bool {
    guard let interval = finding.benchmark.comparison?.interval else { return false }
    return interval.high < 1 / (1 + finding.threshold)
  }

  /// Whether a repetition of an alarm alarms again: all of its pairs slower, and by more than the
  /// threshold.
  public func confirms(_ again: DuelBenchmark, _ finding: GateFinding) -> GateFinding.Confirmation {
    let ratio = again.comparison?.ratio ?? 1
    let alarms =
      again.pairs.count >= design.confirmationPairs && again.logRatios.allSatisfy { $0 > 0 }
      && ratio > 1 + finding.threshold
    return GateFinding.Confirmation(ratio: ratio, alarms: alarms)
  }

  /// Whether further repetitions can change what those so far say.
  public func isOpen(_ confirmations: [GateFinding.Confirmation]) -> Bool {
    let alarms = confirmations.count(where: \.alarms)
    return alarms < design.quorum
      && alarms + design.confirmations - confirmations.count >= design.quorum
  }

  /// The verdicts, once everything has been measured.
  ///
  /// - Parameter findings: With samples, calibration and the confirmations of those that alarmed.
  /// - Returns: The same with verdicts.
  public func judged(_ findings: [GateFinding]) -> [GateFinding] {
    let alarms = alarms(findings)
    return findings.indices.map { index in
      var finding = findings[index]
      finding.isMeasured = isMeasured(finding)
      (finding.verdict, finding.reason) = verdict(finding, alarms: alarms.contains(index))
      return finding
    }
  }
}

extension GateJudge {
  private func verdict(
    _ finding: GateFinding, alarms: Bool
  ) -> (GateVerdict, reason: String?) {
    let pairs = finding.benchmark.pairs.count
    guard let resolution = finding.resolution, isMeasured(finding) else {
      return (.undecided, "\(pairs) process pairs are too few; raise the budget")
    }
    if alarms {
      let again = finding.confirmations.count(where: \.alarms)
      if again >= design.quorum { return (.regression, nil) }
      return isOpen(finding.confirmations)
        ? (.undecided, "it alarmed, and there was no time to measure it again; raise the budget")
        : (
          .undecided,
          "it alarmed, but only in \(again) of \(finding.confirmations.count) repetitions"
        )
    }
    if improves(finding) { return (.improvement, nil) }
    if resolution > finding.margin {
      return (
        .undecided,
        "this machine tells \(Self.percent(resolution)) from nothing here, and the margin is "
          + Self.percent(finding.margin)
      )
    }
    return isCleared(finding)
      ? (.unchanged, nil)
      : (.undecided, "its interval reaches beyond the margin after \(pairs) process pairs")
  }

  /// Whether there is enough for a verdict.
  private func isMeasured(_ finding: GateFinding) -> Bool {
    finding.resolution != nil && finding.benchmark.pairs.count >= design.earliestPairs
  }

  private static func percent(_ share: Double) -> String {
    "\(Quantity.fixed(share * 100, digits: 1)) %"
  }
}
