// The ratio of paired times, its interval and its verdict.

import BenchmarkKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Paired comparison")
struct PairedComparisonTests {
  @Test("the ratio is the median of the pairs' ratios, not the ratio of medians")
  func ratio() throws {
    let comparison = try #require(
      PairedComparison(baseline: [1, 10, 100], candidate: [2, 11, 50]))
    #expect(comparison.count == 3)
    #expect(abs(comparison.ratio - 1.1) < 1e-12)
    #expect(comparison.interval == nil)
    #expect(comparison.verdict(margin: 0.02) == .undecided)
  }

  /// Ten pairs; SciPy's ranks for 10 at 95 % are 2 and 9 (see ``MedianIntervalTests``).
  @Test("the independent interval has the exact ranks, at a 95 % and a 90 % confidence")
  func exactRanks() throws {
    let logs = [0.5, -0.1, 0.3, 0.9, 0.2, -0.4, 0.7, 0.1, 0.6, 0.4]
    let sorted = logs.sorted()
    for (confidence, low, coverage) in [(0.95, 2, 0.978515625), (0.85, 3, 0.890625)] {
      let interval = try #require(
        PairedComparison(logRatios: logs, confidence: confidence, areIndependent: true)?.interval)
      #expect(abs(log(interval.low) - sorted[low - 1]) < 1e-12)
      #expect(abs(log(interval.high) - sorted[10 - low]) < 1e-12)
      #expect(abs(interval.coverage - coverage) < 1e-12)
    }
  }

  @Test(
    "what cannot be compared gives nothing",
    arguments: [
      ([], []), ([1.0], []), ([1, 2], [1.0]), ([1, 0], [1, 1]), ([1, -1], [1, 1]),
      ([1, .nan], [1, 1]), ([1, 1], [.infinity, 1]), ([1e-300], [1e300]),
    ] as [([Double], [Double])])
  func notComparable(baseline: [Double], candidate: [Double]) {
    #expect(PairedComparison(baseline: baseline, candidate: candidate) == nil)
  }

  @Test("log-ratios that are no numbers give nothing", arguments: [Double.nan, .infinity, 1e9])
  func strangeLogs(value: Double) {
    #expect(PairedComparison(logRatios: [0, value, 0]) == nil)
    #expect(PairedComparison(logRatios: []) == nil)
  }

  @Test("there is an interval from 6 pairs on", arguments: [1, 5, 6, 7])
  func fewPairs(count: Int) throws {
    let logs = (0..<count).map { 0.01 * Double($0) }
    for areIndependent in [true, false] {
      let comparison = try #require(
        PairedComparison(logRatios: logs, areIndependent: areIndependent))
      #expect((comparison.interval != nil) == (count >= 6))
    }
  }

  @Test("swapping the sides turns the interval around")
  func symmetry() throws {
    var noise = Noise(seed: 3)
    let baseline = (0..<40).map { _ in noise.lognormal(sigma: 0.1) }
    let candidate = (0..<40).map { _ in 1.1 * noise.lognormal(sigma: 0.1) }
    let one = try #require(PairedComparison(baseline: baseline, candidate: candidate))
    let other = try #require(PairedComparison(baseline: candidate, candidate: baseline))
    #expect(abs(one.ratio * other.ratio - 1) < 1e-12)
    let (interval, inverse) = (try #require(one.interval), try #require(other.interval?.inverse))
    #expect(abs(interval.low / inverse.low - 1) < 1e-12)
    #expect(abs(interval.high / inverse.high - 1) < 1e-12)
  }

  @Test("the corrected interval is never narrower than the independent one", arguments: 6...80)
  func neverNarrower(count: Int) throws {
    var noise = Noise(seed: UInt64(count))
    for persistence in [-0.9, -0.5, 0, 0.5, 0.95] {
      let logs = noise.firstOrder(count: count, persistence) { $0.normal() }
      let corrected = try #require(PairedComparison(logRatios: logs)?.interval)
      let independent = try #require(
        PairedComparison(logRatios: logs, areIndependent: true)?.interval)
      #expect(corrected.low <= independent.low)
      #expect(corrected.high >= independent.high)
    }
  }

  @Test("where the order does not matter the correction does nothing")
  func alternating() throws {
    let logs = (0..<50).map { $0.isMultiple(of: 2) ? 0.1 + 0.001 * Double($0) : 0 }
    #expect(
      PairedComparison(logRatios: logs)
        == PairedComparison(logRatios: logs, areIndependent: true))
  }

  @Test("a steady drift leaves the ends beyond the extremes, but finite")
  func drift() throws {
    let logs = (0..<20).map { 0.005 + 0.001 * Double($0) }
    let interval = try #require(PairedComparison(logRatios: logs)?.interval)
    #expect(log(interval.low) < 0.005)
    #expect(interval.high.isFinite)
    let extreme = try #require(
      PairedComparison(logRatios: (0..<20).map { $0 < 10 ? -700 : 700 })?.interval)
    #expect(extreme.low > 0)
    #expect(extreme.high.isFinite)
  }

  @Test("equal times are certain")
  func equalTimes() throws {
    let comparison = try #require(
      PairedComparison(
        baseline: Array(repeating: 3, count: 8), candidate: Array(repeating: 3, count: 8)))
    #expect(comparison.interval?.low == 1)
    #expect(comparison.interval?.high == 1)
    #expect(comparison.verdict(margin: 0) == .equivalent)
  }

  @Test("a long series that drifts all the way is compared in no time", .timeLimit(.minutes(1)))
  func longSeries() {
    let logs = (0..<100_000).map { Double($0) * 1e-6 }
    #expect(PairedComparison(logRatios: logs)?.interval != nil)
  }
}

@Suite("Verdicts")
struct VerdictTests {
  static let known: [(low: Double, high: Double, margin: Double, verdict: Verdict)] = [
    (1.03, 1.05, 0.02, .slower), (0.9, 0.95, 0.02, .faster), (0.99, 1.01, 0.02, .equivalent),
    (0.99, 1.03, 0.02, .undecided), (0.97, 1.01, 0.02, .undecided), (0.5, 2, 0.02, .undecided),
    // A resolved difference too small to matter.
    (1.001, 1.002, 0.02, .equivalent), (0.998, 0.999, 0.02, .equivalent),
    // Resolved, and perhaps too small to matter.
    (1.01, 1.03, 0.02, .slower), (0.97, 0.99, 0.02, .faster),
    // The margin is the same distance both ways.
    (1 / 1.25, 1.25, 0.25, .equivalent), (0.799, 1.25, 0.25, .undecided),
    (1, 1.5, 0.02, .undecided), (0.5, 1, 0.02, .undecided),
    (1, 1, 0, .equivalent), (1, 1, -1, .equivalent), (1.0001, 1.0002, 0, .slower),
  ]

  @Test("of interval and margin", arguments: known.indices)
  func verdict(index: Int) {
    let row = Self.known[index]
    let interval = RatioInterval(low: row.low, high: row.high, coverage: 0.95)
    #expect(interval.verdict(margin: row.margin) == row.verdict)
    let mirrored: Verdict =
      switch row.verdict {
      case .slower: .faster
      case .faster: .slower
      case .equivalent, .undecided: row.verdict
      }
    // 1 / 1.25 and 1 / 0.8 are exact; the other bounds are not hit.
    #expect(interval.inverse.verdict(margin: row.margin) == mirrored)
  }
}
