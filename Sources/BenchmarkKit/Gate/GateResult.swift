// What a gate says of each benchmark, and of all.

/// What a gate says of a benchmark.
public enum GateVerdict: String, Sendable, Codable, CaseIterable {
  /// Slower by more than the margin, in enough process pairs and again when measured anew.
  case regression
  /// Faster by more than the margin, in enough process pairs.
  case improvement
  /// Within the margin, or faster.
  case unchanged
  /// The machine cannot tell, or could not in the time given.
  case undecided
}

/// One benchmark of a gate.
public struct GateFinding: Sendable, Equatable {
  /// A ratio that two records give.
  public struct Recorded: Sendable, Equatable {
    /// NEW over OLD.
    public var ratio: Double
    /// Its interval.
    public var interval: RatioInterval?
  }

  /// A repetition of a benchmark that alarmed, in fresh process pairs.
  public struct Confirmation: Sendable, Equatable, Codable {
    /// NEW over OLD.
    public var ratio: Double
    /// Whether it alarmed again.
    public var alarms: Bool

    /// What a repetition came to.
    public init(ratio: Double, alarms: Bool) {
      self.ratio = ratio
      self.alarms = alarms
    }
  }

  /// Which one, with the samples of OLD against NEW.
  public var benchmark: DuelBenchmark
  /// The samples of OLD against itself.
  public var calibration: DuelBenchmark
  /// How much slower it may become: 0.02 for 2 %.
  public var margin: Double
  /// The smallest slowdown that this machine tells from none; nil where it was not found out.
  public var resolution: Double?
  /// The smallest slowdown that fails nine of ten gates here, margin and confirmations included;
  /// nil where it was not found out.
  public var detectable: Double?
  /// The ratio where it comes from records and not from process pairs.
  public var recorded: Recorded?
  /// Each time it was measured again.
  public var confirmations: [Confirmation] = []
  /// What the gate says.
  public var verdict: GateVerdict = .undecided
  /// Why it is undecided; nil where it is not.
  public var reason: String?
  /// Whether enough process pairs were played for a verdict.
  public var isMeasured = false

  /// Whether only one side has it, or each another one of the name.
  public var lacksCounterpart = false

  /// A benchmark before anything was measured.
  public init(_ identity: BenchmarkIdentity, margin: Double) {
    benchmark = DuelBenchmark(identity: identity)
    calibration = DuelBenchmark(identity: identity)
    self.margin = margin
  }

  /// NEW over OLD; nil where nothing was measured.
  public var ratio: Double? { recorded?.ratio ?? benchmark.comparison?.ratio }

  /// The interval of the ratio.
  public var interval: RatioInterval? { recorded?.interval ?? benchmark.comparison?.interval }

  /// Whether this machine tells a slowdown of the margin from none.
  public var isFineEnough: Bool { resolution.map { $0 <= margin } ?? false }

  /// What a slowdown must exceed to count: a margin below the resolution decides nothing.
  public var threshold: Double { max(margin, resolution ?? 0) }
}

/// What a gate comes to.
public struct GateResult: Sendable, Equatable {
  /// One for each benchmark that both sides have.
  public var findings: [GateFinding]
  /// The executables, where there were two.
  public var builds: DuelSides<BuildFacts>?
  /// What both have but mean different things by.
  public var changed: [BenchmarkIdentity] = []
  /// What a side lacks.
  public var missing = DuelSides<[BenchmarkIdentity]>(old: [], new: [])
  /// How quiet the machine was; nil where nobody listened.
  public var noise: NoiseRecord?
  /// What the process pairs were refused; nil where there were none.
  public var conditions: DuelConditions?
  /// How it was decided, in a sentence.
  public var method: String

  /// A result.
  public init(findings: [GateFinding], builds: DuelSides<BuildFacts>? = nil, method: String) {
    self.findings = findings
    self.builds = builds
    self.method = method
  }

  /// Takes in what the executables do not have in common.
  ///
  /// What OLD measures and NEW lacks or means something else by is undecided and named like
  /// everything undecided: a slow benchmark cannot be got rid of in silence.
  ///
  /// - Parameters:
  ///   - changed: What both have but mean different things by.
  ///   - missing: What a side lacks.
  ///   - margin: Of a benchmark.
  public mutating func take(
    changed: [BenchmarkIdentity], missing: DuelSides<[BenchmarkIdentity]>,
    margin: (BenchmarkIdentity) -> Double
  ) {
    (self.changed, self.missing) = (changed, missing)
    let strays =
      missing.new.map { ($0, "NEW lacks it") }
      + changed.map { ($0, "OLD and NEW mean different things by it") }
    findings += strays.map { identity, reason in
      var finding = GateFinding(identity, margin: margin(identity))
      finding.lacksCounterpart = true
      finding.reason = reason
      return finding
    }
  }

  /// The benchmarks of one verdict.
  public func findings(_ verdict: GateVerdict) -> [GateFinding] {
    findings.filter { $0.verdict == verdict }
  }

  /// The smallest slowdown that is detected in every benchmark that both sides have; nil where one
  /// was not calibrated.
  public var detectable: Double? {
    let common = findings.filter { !$0.lacksCounterpart }
    let all = common.compactMap(\.detectable)
    return all.count == common.count ? all.max() : nil
  }

  /// What the gate says as a whole: the worst of its benchmarks.
  ///
  /// Improvements never fail. Where nothing was measured, or nothing often enough for a verdict,
  /// nothing passes: nil.
  public var verdict: GateVerdict? {
    guard findings.contains(where: { $0.isMeasured || $0.recorded != nil }) else { return nil }
    if !findings(.regression).isEmpty { return .regression }
    if !findings(.undecided).isEmpty { return .undecided }
    return findings(.improvement).isEmpty ? .unchanged : .improvement
  }
}
