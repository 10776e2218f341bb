// The course of a gate: OLD against itself, OLD against NEW, and again what alarms.

/// Plays the process pairs that a verdict takes.
///
/// How a pair is played is a closure, so that the rules can be tried on made-up machines by the
/// thousand.
public struct Gate {
  /// A process pair to be played.
  public struct Request: Sendable, Equatable {
    /// Whether OLD plays both sides.
    public var againstItself: Bool
    /// Counts all pairs of the gate, from 0: decides who is started first.
    public var number: Int
    /// Pairs still to come, this one included: what is left of the time is theirs.
    ///
    /// Those that measure alarms again count half before there are any: few benchmarks take part.
    public var left: Int
    /// What is to be measured.
    public var benchmarks: Set<BenchmarkIdentity>
    /// What this part of the gate is for, for the progress bar.
    public var title: String
  }

  /// Plays a pair; nil where it was cancelled or time is up.
  public typealias Play =
    (Request) throws(DuelError) -> [BenchmarkIdentity: ProcessPairSamples]?

  private let judge: GateJudge
  private let play: Play
  private var findings: [GateFinding]
  private var number = 0

  /// A gate over the benchmarks of `findings`, each with its margin.
  public init(_ findings: [GateFinding], judge: GateJudge = GateJudge(), play: @escaping Play) {
    self.findings = findings
    self.judge = judge
    self.play = play
  }

  /// Plays to the end, or as far as time allows.
  ///
  /// - Returns: The findings with their verdicts.
  /// - Throws: `DuelError`.
  public mutating func run() throws(DuelError) -> [GateFinding] {
    try calibrate()
    try compare()
    try confirm()
    return judge.judged(findings)
  }
}

extension Gate {
  private var design: GateDesign { judge.design }

  /// OLD against itself: what this machine makes of no difference at all.
  ///
  /// Benchmarks for which the margin seems too fine after the first pairs get all the others, not
  /// only until it seems fine enough, which with noise it does sooner or later.
  private mutating func calibrate() throws(DuelError) {
    try calibrate(findings, pairs: 0..<design.calibrationPairs)
    try calibrate(
      findings.filter { $0.resolution != nil && !$0.isFineEnough },
      pairs: design.calibrationPairs..<design.mostCalibrationPairs)
  }

  private mutating func calibrate(
    _ open: [GateFinding], pairs: Range<Int>
  ) throws(DuelError) {
    guard !open.isEmpty else { return }
    for pair in pairs {
      let later = design.pairs + design.quorum * design.confirmationPairs / 2
      guard
        let samples = try pairPlayed(
          Set(open.map(\.benchmark.identity)), againstItself: true,
          left: pairs.upperBound - pair + later,
          "OLD against itself, pair \(pair + 1) of \(pairs.upperBound)")
      else { break }
      for index in findings.indices { findings[index].calibration.take(from: samples) }
    }
    findings = findings.map { judge.calibrated($0, benchmarks: findings.count) }
  }

  /// OLD against NEW: all benchmarks until the earliest decision, then those that are not cleared.
  private mutating func compare() throws(DuelError) {
    for pair in 0..<design.pairs {
      let open = findings.filter { !judge.isCleared($0) }.map(\.benchmark.identity)
      guard !open.isEmpty else { return }
      guard
        let samples = try pairPlayed(
          Set(open), againstItself: false,
          left: design.pairs - pair + design.quorum * design.confirmationPairs / 2,
          "OLD against NEW, pair \(pair + 1) of at most \(design.pairs)")
      else { return }
      for index in findings.indices {
        findings[index].benchmark.take(from: samples)
      }
    }
  }

  /// What alarms is measured again, in fresh processes, until the quorum is reached or out of reach.
  private mutating func confirm() throws(DuelError) {
    var open = judge.alarms(findings)
    for repetition in 0..<design.confirmations {
      open = open.filter { judge.isOpen(findings[$0].confirmations) }
      guard !open.isEmpty else { return }
      var again = Dictionary(
        uniqueKeysWithValues: open.map {
          ($0, DuelBenchmark(identity: findings[$0].benchmark.identity))
        })
      for pair in 0..<design.confirmationPairs {
        let left = (design.confirmations - repetition) * design.confirmationPairs - pair
        guard
          let samples = try pairPlayed(
            Set(again.values.map(\.identity)), againstItself: false, left: left,
            "measuring alarms again, \(repetition + 1) of at most \(design.confirmations)")
        else { return }
        for index in open { again[index]?.take(from: samples) }
      }
      for (index, benchmark) in again {
        findings[index].confirmations.append(judge.confirms(benchmark, findings[index]))
      }
    }
  }

  private mutating func pairPlayed(
    _ benchmarks: Set<BenchmarkIdentity>, againstItself: Bool, left: Int, _ title: String
  ) throws(DuelError) -> [BenchmarkIdentity: ProcessPairSamples]? {
    defer { number += 1 }
    return try play(
      Request(
        againstItself: againstItself, number: number, left: left, benchmarks: benchmarks,
        title: title))
  }
}

extension DuelBenchmark {
  /// Adds what a pair measured of it, if it did.
  fileprivate mutating func take(from samples: [BenchmarkIdentity: ProcessPairSamples]) {
    if let pair = samples[identity] { pairs.append(pair) }
  }
}
