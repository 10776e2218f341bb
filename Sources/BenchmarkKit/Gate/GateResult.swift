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
  /// The smallest slowdown that this machine can detect; nil where it was not found out.
  public var detectable: Double?
  /// The ratio where it comes from records and not from process pairs.
  public var recorded: Recorded?
  /// Each time it was measured again.
  public var confirmations: [Confirmation] = []
  /// What the gate says.
  public var verdict: GateVerdict = .undecided
  /// Why it is undecided; nil where it is not.
  public var reason: String?

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

  /// Whether this machine detects a slowdown of the margin.
  public var isFineEnough: Bool { detectable.map { $0 <= margin } ?? false }

  /// What a slowdown must exceed to count: a margin below what can be detected decides nothing.
  public var threshold: Double { max(margin, detectable ?? 0) }
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
  /// How it was decided, in a sentence.
  public var method: String

  /// A result.
  public init(findings: [GateFinding], builds: DuelSides<BuildFacts>? = nil, method: String) {
    self.findings = findings
    self.builds = builds
    self.method = method
  }

  /// The benchmarks of one verdict.
  public func findings(_ verdict: GateVerdict) -> [GateFinding] {
    findings.filter { $0.verdict == verdict }
  }

  /// The smallest slowdown that is detected in every benchmark; nil where one was not calibrated.
  public var detectable: Double? {
    let all = findings.compactMap(\.detectable)
    return all.count == findings.count ? all.max() : nil
  }

  /// What the gate says as a whole: the worst of its benchmarks.
  ///
  /// Improvements never fail, and where nothing was measured nothing passes.
  public var verdict: GateVerdict? {
    if !findings(.regression).isEmpty { return .regression }
    if !findings(.undecided).isEmpty { return .undecided }
    if findings.isEmpty { return nil }
    return findings(.improvement).isEmpty ? .unchanged : .improvement
  }
}
