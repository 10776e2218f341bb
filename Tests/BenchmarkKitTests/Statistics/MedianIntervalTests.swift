// The exact interval of the median: ranks from the binomial distribution, coverage by simulation.

import BenchmarkKit
import Testing

@Suite("Median interval")
struct MedianIntervalTests {
  /// Ranks found with SciPy, 1-based.
  ///
  /// `r` is the largest count whose lower tail is allowed:
  ///
  ///     from scipy.stats import binom
  ///     for n in (...):
  ///       a = (1 - c) / 2; r = int(binom.ppf(a, n, .5))
  ///       while r >= 0 and binom.cdf(r, n, .5) > a: r -= 1
  ///       print(n, r + 1, n - r, 1 - 2 * binom.cdf(r, n, .5))
  static let known: [(confidence: Double, count: Int, low: Int, high: Int, coverage: Double)] =
    [
      (0.95, 6, 1, 6, 0.96875), (0.95, 7, 1, 7, 0.984375), (0.95, 8, 1, 8, 0.9921875),
      (0.95, 9, 2, 8, 0.9609375), (0.95, 10, 2, 9, 0.978515625), (0.95, 11, 2, 10, 0.98828125),
      (0.95, 12, 3, 10, 0.96142578125), (0.95, 15, 4, 12, 0.96484375),
      (0.95, 16, 4, 13, 0.978729248046875), (0.95, 17, 5, 13, 0.950958251953125),
      (0.95, 20, 6, 15, 0.9586105346679688), (0.95, 25, 8, 18, 0.9567147493362427),
      (0.95, 30, 10, 21, 0.9572260547429323), (0.95, 50, 18, 33, 0.9671608624357315),
      (0.95, 71, 27, 45, 0.9680728379167877), (0.95, 100, 40, 61, 0.9647997997822951),
      (0.95, 101, 41, 61, 0.9539559330706572), (0.95, 1000, 469, 532, 0.9537088026395019),
      (0.95, 1001, 470, 532, 0.9500154764972456), (0.95, 10_000, 4902, 5099, 0.9511670501036188),
      (0.95, 100_000, 49_690, 50_311, 0.9504442853304776),
      (0.9, 5, 1, 5, 0.9375), (0.9, 8, 2, 7, 0.9296875), (0.9, 11, 3, 9, 0.9345703125),
      (0.9, 100, 42, 59, 0.9113739198859324), (0.9, 100_000, 49_740, 50_261, 0.9005547497684949),
      (0.99, 8, 1, 8, 0.9921875), (0.99, 12, 2, 11, 0.99365234375),
      (0.99, 71, 25, 47, 0.9914454614973066), (0.99, 100_000, 49_593, 50_408, 0.9900415411987196),
    ]

  @Test("ranks and coverage", arguments: known.indices)
  func ranks(index: Int) throws {
    let row = Self.known[index]
    let ranks = try #require(MedianRanks(count: row.count, confidence: row.confidence))
    #expect(ranks.low == row.low)
    #expect(ranks.high == row.high)
    #expect(abs(ranks.coverage - row.coverage) < 1e-10)
  }

  @Test(
    "below the least count there is no interval",
    arguments: [(0.9, 5), (0.95, 6), (0.99, 8), (0.999, 11)])
  func leastCount(confidence: Double, least: Int) {
    for count in 0..<least { #expect(MedianRanks(count: count, confidence: confidence) == nil) }
    #expect(MedianRanks(count: least, confidence: confidence)?.low == 1)
    #expect(
      medianInterval(sorted: Array(repeating: 1, count: least - 1), confidence: confidence) == nil)
  }

  @Test("a confidence that can be met exactly is met, not missed by rounding")
  func exactConfidence() {
    // 1 - 2 / 2^n is the coverage of the whole range.
    for count in 2...20 {
      let exact = 1 - 2 / Double(1 << count)
      #expect(MedianRanks(count: count, confidence: exact)?.low == 1)
    }
  }

  @Test(
    "coverage is never below the confidence and one rank further in would be", arguments: 6...400)
  func narrowest(count: Int) throws {
    let ranks = try #require(MedianRanks(count: count, confidence: 0.95))
    #expect(ranks.coverage >= 0.95)
    #expect(ranks.low + ranks.high == count + 1)
    // What the next rank would take off is twice the binomial probability of `low`.
    var next = 2.0
    for k in 0..<count { next *= k < ranks.low ? Double(count - k) / Double(k + 1) / 2 : 0.5 }
    #expect(ranks.coverage - next < 0.95)
  }

  @Test("the ends are samples, the half-width is relative to the median")
  func ends() throws {
    let interval = try #require(medianInterval(sorted: [1, 90, 95, 98, 100, 102, 105, 110, 900]))
    #expect(interval.low == 90)
    #expect(interval.high == 110)
    #expect(interval.median == 100)
    #expect(interval.relativeHalfWidth == 0.1)
    #expect(interval.coverage == interval.ranks.coverage)
  }

  @Test("degenerate widths: equal samples are certain, a median of 0 is never precise")
  func degenerate() throws {
    let equal = try #require(medianInterval(sorted: Array(repeating: 0, count: 8)))
    #expect(equal.relativeHalfWidth == 0)
    let around = try #require(medianInterval(sorted: [-3, -2, -1, 0, 0, 1, 2, 3]))
    #expect(around.relativeHalfWidth == .infinity)
  }

  @Test(
    "the stated coverage holds for noise of any shape", arguments: Unimodal.allCases, [9, 20, 51])
  func simulatedCoverage(shape: Unimodal, count: Int) throws {
    var noise = Noise(seed: 2026)
    // The true median, from many samples of the same shape: within 0.3 % of a quartile's distance.
    let center = try #require(
      median(sorted: (0..<400_001).map { _ in shape.sample(&noise) }.sorted()))
    let runs = 4000
    var held = 0
    var stated = 0.0
    for _ in 0..<runs {
      let samples = (0..<count).map { _ in shape.sample(&noise) }.sorted()
      let interval = try #require(medianInterval(sorted: samples))
      stated = interval.coverage
      if interval.low <= center && center <= interval.high { held += 1 }
    }
    // Four standard errors at 95 %.
    #expect(abs(Double(held) / Double(runs) - stated) < 0.014)
  }
}
