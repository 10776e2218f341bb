// How many pairs an alarm takes and what a gate can detect, against SciPy.

import BenchmarkKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Design of a gate")
struct GateDesignTests {
  /// From SciPy 1.17.
  ///
  ///     from scipy.stats import binom
  ///     next(k for k in range(15) if binom.sf(k - 1, 14, 0.5) * benchmarks <= 0.05)
  @Test(
    "more benchmarks take more agreement",
    arguments: [(1, 11), (2, 12), (16, 13), (50, 13), (55, 14), (100, 14)])
  func pairsNeeded(benchmarks: Int, pairs: Int) {
    #expect(GateDesign().pairsNeeded(benchmarks: benchmarks) == pairs)
  }

  @Test(
    "and other designs others",
    arguments: [(20, 0.05, 1, 15), (20, 0.05, 50, 18), (14, 0.5, 1, 8), (14, 0.01, 1, 12)])
  func otherDesigns(pairs: Int, alpha: Double, benchmarks: Int, needed: Int) {
    var design = GateDesign()
    (design.pairs, design.alpha) = (pairs, alpha)
    #expect(design.pairsNeeded(benchmarks: benchmarks) == needed)
  }

  /// From SciPy 1.17, with `k` the pairs needed.
  ///
  ///     from scipy.optimize import brentq
  ///     p = brentq(lambda p: binom.sf(k - 1, 14, p) - 0.9, 0.5, 1 - 1e-15, xtol=1e-15)
  ///     math.exp(deviation * norm.ppf(p)) - 1
  @Test(
    "the slowdown told from none in nine of ten gates",
    arguments: [
      (0.002, 1, 0.0022464424908053005), (0.002, 16, 0.0035391949195140437),
      (0.002, 50, 0.0035391949195140437), (0.01, 16, 0.01782167770543941),
      (0.03, 16, 0.05442353008722489), (0, 16, 0),
    ])
  func resolution(deviation: Double, benchmarks: Int, slowdown: Double) {
    let found = GateDesign().resolution(deviation: deviation, benchmarks: benchmarks)
    #expect(abs(found - slowdown) < 1e-9, "\(found)")
  }

  @Test("the resolution is told from none in nine of ten simulated gates")
  func resolutionPower() {
    let design = GateDesign()
    let slowdown = design.resolution(deviation: 0.01, benchmarks: 16)
    let needed = design.pairsNeeded(benchmarks: 16)
    var noise = Noise(seed: 5)
    let alarms = (0..<4000).count { _ in
      (0..<design.pairs).count { _ in slowdown - slowdown * slowdown / 2 + 0.01 * noise.normal() > 0
      }
        >= needed
    }
    // Four deviations of a binomial count of 4000 at 0.9.
    #expect(abs(Double(alarms) / 4000 - 0.9) < 0.019, "\(alarms)")
  }

  /// From whole gates, calibration apart: a slowdown of the size in one benchmark of 16.
  @Test(
    "what is called detectable fails nine of ten simulated gates",
    arguments: [(0.002, 0.02), (0.01, 0.0), (0.01, 0.02), (0.01, 0.05)])
  func detectablePower(deviation: Double, margin: Double) throws {
    let design = GateDesign()
    let threshold = max(margin, design.resolution(deviation: deviation, benchmarks: 16))
    let slowdown = GateJudge().detectableSlowdown(
      deviation: deviation, threshold: threshold, benchmarks: 16)
    #expect(slowdown > threshold)
    let judge = GateJudge()
    var noise = Noise(seed: 5)
    func ratios(_ count: Int) -> [Double] {
      (0..<count).map { _ in (1 + slowdown) * exp(deviation * noise.normal()) }
    }
    let others = (1..<16).map {
      GateFinding(ratios: Ratios.around(0.9), kernel: "relu/kernel\($0)/avx2")
    }
    let gates = 1000
    let failed = (0..<gates).count { _ in
      var finding = GateFinding(ratios: ratios(design.pairs), margin: threshold, resolution: 0)
      finding.confirmations = (0..<design.confirmations).map { _ in
        judge.confirms(DuelBenchmark(ratios: ratios(design.confirmationPairs)), finding)
      }
      return judge.judged([finding] + others)[0].verdict == .regression
    }
    // Four deviations of a binomial share of 1000 at 0.9, and as much for the 2000 simulated gates.
    #expect(abs(Double(failed) / Double(gates) - 0.9) < 0.045, "\(failed)")
  }

  @Test("without noise the threshold is what is detected")
  func noNoise() {
    #expect(
      GateJudge().detectableSlowdown(deviation: 0, threshold: 0.02, benchmarks: 16) == 0.02)
  }

  @Test("as many benchmarks as can be accused")
  func mostBenchmarks() {
    let design = GateDesign()
    #expect(design.mostBenchmarks == 819)
    #expect(signTestPValue(positives: 14, of: 14) * 819 <= 0.05)
    #expect(signTestPValue(positives: 14, of: 14) * 820 > 0.05)
  }

  @Test("the longest course is calibration, comparison and every confirmation")
  func mostPairs() {
    #expect(GateDesign().mostPairs == 14 + 14 + 3 * 4)
  }
}
