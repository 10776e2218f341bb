// Summaries of small and awkward samples, and the warnings they carry.

import BenchmarkKit
import Testing

@Suite("Summary")
struct SummaryTests {
  @Test(
    "no samples, or one that is no number, is no summary", arguments: [[], [1, .nan], [.infinity]])
  func noSummary(samples: [Double]) {
    #expect(Summary(samples) == nil)
  }

  @Test("one sample is itself")
  func one() throws {
    let summary = try #require(Summary([42]))
    #expect(summary.count == 1)
    #expect([summary.minimum, summary.median, summary.p95, summary.maximum] == [42, 42, 42, 42])
    #expect(summary.mad == 0)
    #expect(summary.spread == 0)
    #expect(summary.interval == nil)
    #expect(summary.outliers.isEmpty)
    #expect(summary.clusters == nil)
  }

  @Test("two samples meet in the middle")
  func two() throws {
    let summary = try #require(Summary([30, 10]))
    #expect(summary.count == 2)
    #expect(summary.minimum == 10)
    #expect(summary.median == 20)
    #expect(summary.p95 == 29)
    #expect(summary.maximum == 30)
    #expect(summary.mad == 10)
    #expect(summary.spread == 0.5)
    #expect(summary.interval == nil)
  }

  @Test("equal samples: no spread, a point for an interval")
  func equal() throws {
    let summary = try #require(Summary(Array(repeating: 8, count: 20)))
    #expect(summary.mad == 0)
    #expect(summary.spread == 0)
    #expect(summary.interval?.low == 8)
    #expect(summary.interval?.high == 8)
    #expect(summary.outliers.isEmpty)
    #expect(summary.flags(targetRelativeHalfWidth: 0).isEmpty)
  }

  @Test("MAD of 0 with a stray sample: flagged, and kept")
  func zeroMAD() throws {
    let summary = try #require(Summary([5, 5, 5, 9, 5, 5, 5, 5, 5, 5]))
    #expect(summary.mad == 0)
    #expect(summary.outliers == [3])
    #expect(summary.count == 10)
    #expect(summary.maximum == 9)
  }

  @Test("a median of 0 has no relative spread")
  func zeroMedian() throws {
    #expect(try #require(Summary([-1, 0, 1])).spread == nil)
  }

  // python3: x = [12, 15, 11, 14, 13, 90, 12, 13, 14, 12]; numpy.median(x) 13.0,
  //   numpy.quantile(x, .95) 56.25, scipy.stats.median_abs_deviation(x) 1.0; ranks 2 and 9 of 10
  @Test("a known sample")
  func known() throws {
    let summary = try #require(Summary([12, 15, 11, 14, 13, 90, 12, 13, 14, 12]))
    #expect(summary.median == 13)
    #expect(abs(summary.p95 - 56.25) < 1e-12)
    #expect(summary.mad == 1)
    #expect(summary.spread == 1.0 / 13)
    #expect(summary.interval?.low == 12)
    #expect(summary.interval?.high == 15)
    #expect(summary.outliers == [5])
  }

  @Test(
    "each warning where it belongs",
    arguments: [
      ([10, 10, 10], [.fewSamples]),
      ([10, 10, 10, 10, 10, 10], []),
      ([10, 10, 10, 10, 10, 10, 10, 10, 10, 30], [.outliers]),
      ([90, 95, 98, 100, 102, 105, 110], [.unstable]),
      (Array(repeating: 10, count: 6) + Array(repeating: 20, count: 8), [.twoClusters, .unstable]),
    ] as [([Double], [QualityFlag])])
  func flags(samples: [Double], expected: [QualityFlag]) throws {
    let summary = try #require(Summary(samples))
    #expect(summary.flags(targetRelativeHalfWidth: 0.01) == expected)
    #expect(
      summary.flags(targetRelativeHalfWidth: 0.01, isTooShort: true) == expected + [.shortSamples])
  }

  @Test("an interval exactly as wide as asked for is stable")
  func exactlyOnTarget() throws {
    let summary = try #require(Summary([90, 100, 100, 100, 100, 100, 110]))
    #expect(summary.flags(targetRelativeHalfWidth: 0.1).contains(.unstable) == false)
    #expect(summary.flags(targetRelativeHalfWidth: 0.0999).contains(.unstable))
  }

  @Test("raw values are kebab-case, unique, and come with words", arguments: QualityFlag.allCases)
  func flagWords(flag: QualityFlag) {
    #expect(flag.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
    #expect(!flag.text.isEmpty && !flag.action.isEmpty)
    #expect(flag.text != flag.action)
  }
}
