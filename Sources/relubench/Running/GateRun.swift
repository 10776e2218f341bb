// The work of `gate` with two executables.

import BenchmarkKit
import BenchmarkSuites

/// Gates one executable against another.
struct GateRun {
  private let session: DuelSession
  private let seed: UInt64
  private let policy: GatePolicy
  private let talk: OutputOptions
  private let budget: Double

  /// A run; nothing is started yet.
  init(
    _ paths: DuelSides<String>, options: DuelOptions, plan: RunPlan, policy: GatePolicy,
    talk: OutputOptions
  ) {
    session = DuelSession(paths, options: options.suite, plan: plan)
    seed = options.suite.seed
    budget = options.budget.seconds
    self.policy = policy
    self.talk = talk
  }

  /// Plays all pairs that a verdict takes, or that there is time for.
  ///
  /// - Returns: The result, everything undecided where it was interrupted.
  /// - Throws: `DuelError`.
  func result() throws(DuelError) -> GateResult {
    let progress = ProgressBar(isWanted: !talk.quiet)
    defer { progress.clear() }
    let noise = NoiseWatch()
    var clock = PairClock(seconds: budget, time: session.time) {
      progress.clear()
      talk.remark($0)
    }
    let opening = try session.duel(seed: seed).opening()
    let findings = opening.pairing.matches.map {
      GateFinding($0.identity, margin: policy.margin(for: $0.identity))
    }
    guard findings.count <= GateDesign().mostBenchmarks else {
      throw .tooMany(findings.count, most: GateDesign().mostBenchmarks)
    }
    let most = GateDesign().mostPairs
    var conditions = DuelConditions()
    var gate = Gate(findings) { request throws(DuelError) in
      guard Interruption.signal == nil, clock.timeLeft > 0 else { return nil }
      let sides =
        request.againstItself
        ? DuelSides<DuelSide>(old: .old, new: .old) : DuelSides(old: .old, new: .new)
      let before = clock
      let duel = session.duel(sides, seed: seed) { within in
        progress.show(
          ((Double(request.number) + within) / Double(most), before.expected(pairs: request.left)),
          request.title)
      }
      let played = try clock.pair(left: request.left) { budget throws(DuelError) in
        try duel.playPair(request.number, budget: budget) { request.benchmarks.contains($0) }
      }
      if let played { conditions.note(played, remark: talk) }
      return played
    }
    var result = GateResult(
      findings: try gate.run(), builds: opening.builds,
      method: "Both executables took turns on the same core and memory, in "
        + "\(GateDesign().calibrationPairs) to \(GateDesign().mostCalibrationPairs) process pairs "
        + "of OLD with itself and up to "
        + "\(GateDesign().pairs) of OLD with NEW; what alarms is measured again.")
    result.noise = noise.end()
    result.conditions = conditions
    result.take(
      changed: opening.pairing.changed, missing: opening.pairing.missing,
      margin: policy.margin(for:))
    return result
  }
}
