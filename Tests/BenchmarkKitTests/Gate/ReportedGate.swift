// Results of gates for tests of their reports.

import BenchmarkKit

/// Results of gates to be rendered.
enum ReportedGate {
  /// A text with every character that a format may take for its own.
  static let awkward = "a<b> & \"c\" 'd' |e| 100%\nf*_`[g]\\"

  /// One benchmark of every verdict.
  static let mixed: GateResult = {
    let findings = [
      GateFinding(
        ratios: Ratios.around(1.05), confirmations: [true, true], kernel: "relu/simd8/avx2"
      ).judged(.regression),
      GateFinding(ratios: Ratios.around(1), kernel: "relu/simd16/avx2").judged(.unchanged),
      GateFinding(ratios: Ratios.around(0.8), kernel: "leaky-relu/simd8/avx2")
        .judged(.improvement),
      GateFinding(ratios: [], resolution: nil, kernel: "relu/autovectorized/avx2")
        .judged(.undecided, awkward),
    ]
    var old = Example.environment.build
    old.dirty = true
    var result = GateResult(
      findings: findings, builds: DuelSides(old: old, new: Example.environment.build),
      method: "By a made-up method.")
    result.missing.old = [Example.identity("relu/added/avx2")]
    return result
  }()

  /// One unchanged benchmark.
  static let passed = GateResult(
    findings: [GateFinding(ratios: Ratios.around(1)).judged(.unchanged)],
    method: "By a made-up method.")
}
