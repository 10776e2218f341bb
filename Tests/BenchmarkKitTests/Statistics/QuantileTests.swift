// Quantiles and deviations against values found elsewhere.

import BenchmarkKit
import Testing

@Suite("Quantiles")
struct QuantileTests {
  // python3 -c "import numpy; print([numpy.quantile([1, 2, 4, 8, 16, 32, 64], p) for p in
  //   (0, .05, .25, .5, .6, .95, 1)])", type 7 being NumPy's default
  @Test(
    "type 7, as NumPy has it",
    arguments: [
      (0, 1), (0.05, 1.3), (0.25, 3), (0.5, 8), (0.6, 12.8), (0.95, 54.4), (1, 64),
    ] as [(Double, Double)])
  func typeSeven(probability: Double, expected: Double) throws {
    let found = try #require(quantile(sorted: [1, 2, 4, 8, 16, 32, 64], probability))
    #expect(abs(found - expected) < 1e-12)
  }

  @Test("no samples, no quantile; one sample is every quantile")
  func smallCounts() {
    #expect(quantile(sorted: [], 0.5) == nil)
    #expect(median(sorted: []) == nil)
    for probability in [0, 0.3, 0.5, 1] { #expect(quantile(sorted: [7], probability) == 7) }
  }

  @Test(
    "the median",
    arguments: [([3], 3), ([1, 2], 1.5), ([1, 2, 9], 2), ([1, 2, 4, 9], 3)]
      as [([Double], Double)])
  func medians(samples: [Double], expected: Double) {
    #expect(median(sorted: samples) == expected)
  }

  @Test("deviations, raw and unscaled; they take samples in any order")
  func deviations() {
    // |x - 3| = 2, 1, 0, 1, 97 -> median 1, mean 101 / 5.
    let samples: [Double] = [100, 2, 3, 4, 1]
    #expect(medianAbsoluteDeviation(samples, from: 3) == 1)
    #expect(meanAbsoluteDeviation(samples, from: 3) == 20.2)
    #expect(medianAbsoluteDeviation([], from: 0) == nil)
    #expect(meanAbsoluteDeviation([], from: 0) == nil)
  }
}
