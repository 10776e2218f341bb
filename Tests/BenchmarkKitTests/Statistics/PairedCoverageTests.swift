// How often the interval of a paired comparison holds the true ratio, by simulation.

import BenchmarkKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Log-ratios as a machine may produce them.
enum PairNoise: String, CaseIterable {
  case normal, skewed, weaklyDependent, dependent, stronglyDependent

  /// Of the first-order processes; their innovations are exponential, so they are skewed too.
  private var persistence: Double? {
    switch self {
    case .normal, .skewed: nil
    case .weaklyDependent: 0.3
    case .dependent: 0.6
    case .stronglyDependent: 0.8
    }
  }

  func series(count: Int, _ noise: inout Noise) -> [Double] {
    if let persistence {
      return noise.firstOrder(count: count, persistence) { $0.exponential() - 1 }
    }
    return (0..<count).map { _ in self == .normal ? noise.normal() : noise.lognormal(sigma: 1) }
  }
}

@Suite("Coverage of paired comparisons")
struct PairedCoverageTests {
  /// Median of the noise, its scale made small, and how often the interval misses neither end.
  private func coverage(
    _ shape: PairNoise, count: Int, runs: Int, areIndependent: Bool = false
  ) throws -> Double {
    var noise = Noise(seed: 97)
    let center = try #require(
      median(sorted: shape.series(count: 200_001, &noise).sorted()))
    var held = 0
    for _ in 0..<runs {
      // 5 % slower, with noise of some 10 %.
      let logs = shape.series(count: count, &noise).map { 0.05 + 0.1 * ($0 - center) }
      let comparison = try #require(
        PairedComparison(logRatios: logs, areIndependent: areIndependent))
      let interval = try #require(comparison.interval)
      if log(interval.low) <= 0.05, 0.05 <= log(interval.high) { held += 1 }
    }
    return Double(held) / Double(runs)
  }

  @Test(
    "skew and dependence leave it near 95 %", arguments: PairNoise.allCases, [30, 100, 500])
  func holds(shape: PairNoise, count: Int) throws {
    let found = try coverage(shape, count: count, runs: 1000)
    #expect(found >= 0.93, "\(shape) \(count): \(found)")
  }

  /// Otherwise the correction would not be needed, and the test above would prove nothing.
  @Test("dependence breaks the independent interval", arguments: [30, 100, 500])
  func isNeeded(count: Int) throws {
    #expect(try coverage(.dependent, count: count, runs: 400, areIndependent: true) < 0.85)
  }

  @Test("independent noise pays for the correction with a fifth of the width, from 100 pairs on")
  func costsLittle() throws {
    var noise = Noise(seed: 11)
    var (corrected, independent) = (0.0, 0.0)
    for _ in 0..<300 {
      let logs = PairNoise.skewed.series(count: 100, &noise)
      let one = try #require(PairedComparison(logRatios: logs)?.interval)
      let other = try #require(PairedComparison(logRatios: logs, areIndependent: true)?.interval)
      corrected += log(one.high / one.low)
      independent += log(other.high / other.low)
    }
    #expect(corrected < 1.25 * independent)
  }
}
