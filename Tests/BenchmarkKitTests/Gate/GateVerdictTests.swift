// The verdict on each benchmark, and the one on all.

import BenchmarkKit
import Testing

@Suite("Verdicts of a gate")
struct GateVerdictTests {
  private let judge = GateJudge()

  private func verdict(_ finding: GateFinding) -> (GateVerdict, String?) {
    let judged = judge.judged([finding])[0]
    return (judged.verdict, judged.reason)
  }

  @Test(
    "an alarm fails only where two repetitions confirm it",
    arguments: [
      ([true, true], .regression, nil), ([true, false, true], .regression, nil),
      ([true, false, false], .undecided, "it alarmed, but only in 1 of 3 repetitions"),
      ([false, false], .undecided, "it alarmed, but only in 0 of 2 repetitions"),
      ([], .undecided, "it alarmed, and there was no time to measure it again; raise the budget"),
      (
        [true], .undecided,
        "it alarmed, and there was no time to measure it again; raise the budget"
      ),
    ] as [([Bool], GateVerdict, String?)])
  func quorum(confirmations: [Bool], verdict: GateVerdict, reason: String?) {
    let slower = Array(repeating: 1.05, count: 14)
    let found = self.verdict(GateFinding(ratios: slower, confirmations: confirmations))
    #expect(found == (verdict, reason))
  }

  @Test("confirmations without an alarm mean nothing")
  func confirmationsAlone() {
    let finding = GateFinding(ratios: Ratios.around(1), confirmations: [true, true])
    #expect(verdict(finding) == (.unchanged, nil))
  }

  @Test("within the margin is unchanged", arguments: [0.99, 1, 1.005, 1.015])
  func unchanged(ratio: Double) {
    #expect(verdict(GateFinding(ratios: Ratios.around(ratio))) == (.unchanged, nil))
  }

  @Test(
    "faster by more than the margin is an improvement, and never fails",
    arguments: [(0.97, .improvement), (0.5, .improvement), (0.982, .unchanged)]
      as [(Double, GateVerdict)])
  func improvement(ratio: Double, verdict: GateVerdict) {
    #expect(self.verdict(GateFinding(ratios: Ratios.around(ratio))) == (verdict, nil))
  }

  @Test("an improvement counts also where a small slowdown could not be detected")
  func improvementOnANoisyMachine() {
    let finding = GateFinding(ratios: Ratios.around(0.7), resolution: 0.1)
    #expect(verdict(finding) == (.improvement, nil))
  }

  @Test("a margin below what the machine tells from nothing cannot be judged")
  func unresolved() {
    let finding = GateFinding(ratios: Ratios.around(1), resolution: 0.0234)
    #expect(
      verdict(finding)
        == (.undecided, "this machine tells 2.3 % from nothing here, and the margin is 2.0 %"))
    #expect(verdict(GateFinding(ratios: Ratios.around(1), resolution: 0.02)) == (.unchanged, nil))
  }

  @Test("what reaches beyond the margin is neither unchanged nor a regression")
  func wide() {
    let reason = "its interval reaches beyond the margin after 14 process pairs"
    #expect(verdict(GateFinding(ratios: Ratios.around(1.02, spread: 0.01))) == (.undecided, reason))
    #expect(
      verdict(GateFinding(ratios: Ratios.pairs(slower: 10, ratio: 1.1))) == (.undecided, reason))
  }

  @Test("too few pairs decide nothing, however slow they are", arguments: [0, 1, 5])
  func tooFewPairs(count: Int) {
    let found = verdict(
      GateFinding(ratios: Array(repeating: 2, count: count), confirmations: [true, true]))
    #expect(found == (.undecided, "\(count) process pairs are too few; raise the budget"))
  }

  @Test("without calibration nothing is decided")
  func uncalibrated() {
    let slower = Array(repeating: 1.5, count: 14)
    let finding = GateFinding(ratios: slower, resolution: nil, confirmations: [true, true])
    #expect(verdict(finding).0 == .undecided)
  }

  @Test("each benchmark is judged for itself, in the order given")
  func each() {
    let judged = judge.judged([
      GateFinding(ratios: Ratios.around(1), kernel: "relu/a/avx2"),
      GateFinding(
        ratios: Array(repeating: 1.1, count: 14), confirmations: [true, true], kernel: "relu/b/avx2"
      ),
      GateFinding(ratios: Ratios.around(0.8), kernel: "relu/c/avx2"),
    ])
    #expect(judged.map(\.verdict) == [.unchanged, .regression, .improvement])
    #expect(judged.map(\.benchmark.identity.variant) == ["a", "b", "c"])
  }

  @Test(
    "the gate says the worst, and nothing where nothing was measured",
    arguments: [
      ([], nil), ([.unchanged], .unchanged), ([.unchanged, .improvement], .improvement),
      ([.improvement, .undecided, .unchanged], .undecided),
      ([.undecided, .regression, .improvement], .regression),
    ] as [([GateVerdict], GateVerdict?)])
  func whole(verdicts: [GateVerdict], verdict: GateVerdict?) {
    let result = GateResult(
      findings: verdicts.map { GateFinding(ratios: []).judged($0) }, method: "")
    #expect(result.verdict == verdict)
  }

  @Test("the gate detects what its worst benchmark does, if all were calibrated")
  func wholeDetectable() {
    func result(_ detectable: Double?...) -> GateResult {
      GateResult(
        findings: detectable.map {
          var finding = GateFinding(ratios: [])
          finding.detectable = $0
          return finding
        }, method: "")
    }
    #expect(result(0.01, 0.03, 0.02).detectable == 0.03)
    #expect(result(0.01, nil).detectable == nil)
    #expect(result().detectable == nil)
  }

  @Test("nothing passes where no benchmark has pairs enough for a verdict")
  func nothingMeasured() {
    for pairs in [0, 5] {
      let few = GateFinding(ratios: Array(repeating: 1, count: pairs), kernel: "relu/a/avx2")
      #expect(GateResult(findings: judge.judged([few]), method: "").verdict == nil)
      let enough = GateFinding(ratios: Ratios.around(1), kernel: "relu/b/avx2")
      #expect(GateResult(findings: judge.judged([few, enough]), method: "").verdict == .undecided)
    }
  }

  @Test("what NEW lacks or has changed is undecided, and what OLD lacks no matter")
  func noCounterpart() {
    let both = GateFinding(ratios: Ratios.around(1))
    func result(
      changed: [BenchmarkIdentity] = [], old: [BenchmarkIdentity] = [],
      new: [BenchmarkIdentity] = []
    ) -> GateResult {
      var result = GateResult(findings: judge.judged([both]), method: "")
      result.take(changed: changed, missing: DuelSides(old: old, new: new)) { _ in 0.03 }
      return result
    }
    let stray = Example.identity("relu/stray/avx2")
    #expect(result(old: [stray]).verdict == .unchanged)
    for (found, reason) in [
      (result(new: [stray]), "NEW lacks it"),
      (result(changed: [stray]), "OLD and NEW mean different things by it"),
    ] {
      #expect(found.verdict == .undecided)
      #expect(found.findings.map(\.reason) == [nil, reason])
      #expect(found.findings[1].margin == 0.03)
      #expect(found.detectable == both.detectable, "what was not measured says nothing of it")
    }
  }
}
