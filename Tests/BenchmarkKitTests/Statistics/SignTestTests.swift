// The sign test and Holm's adjustment against SciPy, statsmodels and R.

import BenchmarkKit
import Testing

@Suite("Sign test and Holm's adjustment")
struct SignTestTests {
  /// From SciPy 1.17.
  ///
  ///     from scipy.stats import binomtest
  ///     binomtest(positives, count, alternative="greater").pvalue
  ///
  /// and where that underflows, 0.5 ** count.
  static let known: [(positives: Int, count: Int, pValue: Double)] = [
    (0, 5, 1), (1, 1, 0.5), (5, 5, 0.03125), (8, 10, 0.0546875), (10, 10, 0.0009765625),
    (4, 10, 0.828125), (16, 30, 0.42776777595281607), (20, 30, 0.049368573352694525),
    (29, 30, 2.8870999813079834e-08), (60, 100, 0.028443966820490444),
    (540, 1000, 0.0062220731385858995), (900, 1000, 6.701717790006182e-162),
    (5200, 10_000, 3.2967577993361714e-05), (500_500, 1_000_000, 0.15889734568166486),
    (1, 1000, 1), (0, 0, 1), (-3, 5, 1), (6, 5, 0), (1000, 1000, 9.332636185032189e-302),
  ]

  @Test("p-values", arguments: known.indices)
  func pValue(index: Int) {
    let row = Self.known[index]
    let found = signTestPValue(positives: row.positives, of: row.count)
    #expect(abs(found - row.pValue) <= 1e-10 * row.pValue, "\(found)")
  }

  @Test("the two tails add up to 1", arguments: [1, 2, 7, 30, 101])
  func symmetry(count: Int) {
    for k in 0...count {
      let sum =
        signTestPValue(positives: k, of: count)
        + signTestPValue(positives: count - k + 1, of: count)
      #expect(abs(sum - 1) < 1e-12)
    }
  }

  @Test("a million equal signs are no overflow")
  func hugeCounts() {
    #expect(signTestPValue(positives: 1_000_000, of: 1_000_000) == 0)
    #expect(abs(signTestPValue(positives: 500_001, of: 1_000_001) - 0.5) < 1e-9)
  }

  /// From statsmodels 0.14, `multipletests(p, method="holm")[1]`; `p.adjust(p, "holm")` in R agrees.
  @Test(
    "Holm's adjusted p-values",
    arguments: [
      ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]), ([0.5], [0.5]), ([], []),
      ([0.02, 0.02, 0.02], [0.06, 0.06, 0.06]),
      ([0.9, 0.6, 0.2, 0.001, 0.04], [1, 1, 0.6, 0.005, 0.16]),
    ])
  func holm(pValues: [Double], adjusted: [Double]) {
    let found = holmAdjusted(pValues)
    #expect(found.count == adjusted.count)
    for (one, other) in zip(found, adjusted) { #expect(abs(one - other) < 1e-12) }
  }
}
