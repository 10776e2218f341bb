// The rules by which a gate alarms, lets off, and believes an alarm.

import BenchmarkKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Alarms of a gate")
struct GateAlarmTests {
  private let judge = GateJudge()

  private func alarms(_ finding: GateFinding, among count: Int = 1) -> Bool {
    let others = (1..<count).map {
      GateFinding(ratios: Ratios.around(1), kernel: "relu/other\($0)/avx2")
    }
    return judge.alarms([finding] + others).contains(0)
  }

  @Test(
    "an alarm takes enough slower pairs",
    arguments: [(14, true), (12, true), (11, true), (10, false), (7, false)])
  func countMatters(slower: Int, alarms: Bool) {
    #expect(
      self.alarms(GateFinding(ratios: Ratios.pairs(slower: slower, ratio: 1.05))) == alarms)
  }

  @Test(
    "and a slowdown above the margin and above the resolution",
    arguments: [
      (1.0201, 0.02, 0.005, true), (1.0199, 0.02, 0.005, false), (1.0299, 0.02, 0.03, false),
      (1.0301, 0.02, 0.03, true), (1.0001, 0, 0, true), (1, 0, 0, false), (1.05, 0.05, 0, false),
    ])
  func sizeMatters(ratio: Double, margin: Double, resolution: Double, alarms: Bool) {
    let ratios = Array(repeating: ratio, count: 14)
    let finding = GateFinding(ratios: ratios, margin: margin, resolution: resolution)
    #expect(self.alarms(finding) == alarms)
  }

  @Test(
    "among many benchmarks the same pairs are weaker evidence (Holm)",
    arguments: [
      (11, 1, true), (11, 2, false), (12, 7, true), (12, 8, false), (13, 54, true), (13, 55, false),
    ])
  func holm(slower: Int, benchmarks: Int, alarms: Bool) {
    let finding = GateFinding(ratios: Ratios.pairs(slower: slower, ratio: 1.05))
    #expect(self.alarms(finding, among: benchmarks) == alarms)
  }

  @Test("after the first alarm the next takes less, as there are fewer left to be chance")
  func stepDown() {
    let certain = GateFinding(ratios: Array(repeating: 1.05, count: 14))
    let likely = GateFinding(ratios: Ratios.pairs(slower: 11, ratio: 1.05))
    #expect(judge.alarms([likely, certain]) == [0, 1])
    #expect(judge.alarms([likely, GateFinding(ratios: Ratios.around(1))]) == [])
  }

  @Test("pairs without any difference are no evidence")
  func ties() {
    #expect(!alarms(GateFinding(ratios: Array(repeating: 1, count: 14), margin: 0, resolution: 0)))
    #expect(!alarms(GateFinding(ratios: [])))
  }

  @Test(
    "what lies below the threshold with its whole interval is let off, not before six pairs",
    arguments: [
      (6, 1.0, 0.001, true), (5, 1.0, 0.001, false), (14, 1.0, 0.001, true),
      (6, 1.01, 0.005, true), (6, 1.01, 0.02, false), (6, 1.03, 0.001, false),
      (6, 0.9, 0.001, true), (6, 1.0, 0.05, false),
    ])
  func isCleared(count: Int, ratio: Double, spread: Double, cleared: Bool) {
    let finding = GateFinding(ratios: Ratios.around(ratio, spread: spread, count: count))
    #expect(judge.isCleared(finding) == cleared)
  }

  @Test("nothing is let off where it is not known what the machine can tell")
  func uncalibrated() {
    #expect(!judge.isCleared(GateFinding(ratios: Ratios.around(1), resolution: nil)))
  }

  @Test(
    "the threshold is the larger of margin and resolution",
    arguments: [(0.02, 0.01, 0.02), (0.02, 0.03, 0.03), (0.02, nil, 0.02), (0, 0, 0)]
      as [(Double, Double?, Double)])
  func threshold(margin: Double, resolution: Double?, threshold: Double) {
    #expect(
      GateFinding(ratios: [], margin: margin, resolution: resolution).threshold == threshold)
  }

  @Test(
    "a repetition confirms where all four pairs are slower and by more than the threshold",
    arguments: [
      ([1.03, 1.04, 1.05, 1.03], true), ([1.03, 1.04, 1.05, 0.999], false),
      ([1.03, 1.04, 1.05], false), ([1.01, 1.01, 1.01, 1.01], false), ([], false),
      ([1.001, 1.03, 1.03, 1.03], true), ([1.05, 1.05, 1.05, 1], false),
    ])
  func confirms(ratios: [Double], alarms: Bool) {
    let confirmation = judge.confirms(DuelBenchmark(ratios: ratios), GateFinding(ratios: []))
    #expect(confirmation.alarms == alarms)
    if ratios.isEmpty { #expect(confirmation.ratio == 1) }
  }

  @Test(
    "repetitions go on until two alarm or two cannot any more",
    arguments: [
      ([], true), ([true], true), ([false], true), ([true, true], false), ([true, false], true),
      ([false, false], false), ([true, false, true], false), ([true, false, false], false),
    ])
  func isOpen(confirmations: [Bool], open: Bool) {
    let finding = GateFinding(ratios: [], confirmations: confirmations)
    #expect(judge.isOpen(finding.confirmations) == open)
  }

  @Test("what a machine can tell follows from OLD against itself, robustly")
  func calibrated() throws {
    func calibrated(_ logRatios: [Double]) -> GateFinding {
      var finding = GateFinding(ratios: [], resolution: nil)
      finding.calibration = DuelBenchmark(ratios: logRatios.map { exp($0) })
      return judge.calibrated(finding, benchmarks: 16)
    }
    #expect(calibrated([0.001, -0.002]).resolution == nil)
    #expect(calibrated([0.001, -0.002]).detectable == nil)
    let quiet = calibrated([0.001, -0.001, 0.001, -0.001, 0.001, -0.001])
    let design = GateDesign()
    let resolution = design.resolution(deviation: 0.0014826, benchmarks: 16)
    #expect(abs(try #require(quiet.resolution) - resolution) < 1e-9)
    let detectable = judge.detectableSlowdown(
      deviation: 0.0014826, threshold: 0.02, benchmarks: 16)
    #expect(abs(try #require(quiet.detectable) - detectable) < 1e-9)
    let disturbed = calibrated([0.001, -0.001, 0.001, 0.5, 0.001, -0.001])
    #expect(abs(try #require(disturbed.resolution) - resolution) < 1e-9)
    #expect(try #require(calibrated(Array(repeating: 0.01, count: 6)).resolution) > 0.02)
  }
}
