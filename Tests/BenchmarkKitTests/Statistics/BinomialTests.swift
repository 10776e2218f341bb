// Binomial and normal probabilities against SciPy.

import BenchmarkKit
import Testing

/// All from SciPy 1.17.
@Suite("Binomial and normal distribution")
struct BinomialTests {
  /// From `binom.sf(successes - 1, trials, probability)`.
  static let tails: [(successes: Int, trials: Int, probability: Double, tail: Double)] = [
    (0, 14, 0.5, 1), (-2, 14, 0.5, 1), (1, 14, 0.5, 0.99993896484375),
    (7, 14, 0.5, 0.604736328125), (13, 14, 0.5, 0.00091552734375), (14, 14, 0.5, 6.103515625e-05),
    (15, 14, 0.5, 0), (13, 14, 0.9, 0.5846291405156703), (3, 6, 0.1, 0.015850000000000003),
    (30, 60, 0.6, 0.9555196858157824), (20, 40, 0.05, 4.960102241653534e-16), (5, 5, 1, 1),
    (1, 5, 0, 0), (90, 100, 0.999, 1),
    (1100, 2000, 0.5, 4.228544767751905e-06), (2000, 2000, 0.5, 0),
    (100_300, 200_000, 0.5, 0.09021940498755329),
    (1, 2000, 1e-06, 0.001998002330669597),
  ]

  @Test("upper tails", arguments: tails.indices)
  func upperTail(index: Int) {
    let row = Self.tails[index]
    let found = Binomial.upperTail(row.successes, of: row.trials, probability: row.probability)
    #expect(abs(found - row.tail) <= 1e-10 * row.tail, "\(found)")
  }

  /// From `beta.ppf(confidence, successes + 1, trials - successes)`.
  static let bounds: [(successes: Int, trials: Int, confidence: Double, bound: Double)] = [
    (0, 14, 0.95, 0.19263617565013527), (0, 2000, 0.95, 0.0014967448951882837),
    (1, 10, 0.95, 0.39416330243650466), (3, 20, 0.99, 0.4207289171258154),
    (19, 20, 0.95, 0.9974386212234697), (0, 1, 0.5, 0.5), (20, 20, 0.95, 1),
  ]

  @Test("upper bounds of a probability", arguments: bounds.indices)
  func upperBound(index: Int) {
    let row = Self.bounds[index]
    let found = Binomial.upperBound(
      successes: row.successes, of: row.trials, confidence: row.confidence)
    #expect(abs(found - row.bound) < 1e-12, "\(found)")
  }

  @Test("a bound of 95 % is the standard")
  func standardConfidence() {
    #expect(abs(Binomial.upperBound(successes: 0, of: 14) - 0.19263617565013527) < 1e-12)
  }

  /// From `norm.ppf(probability)`.
  static let quantiles: [(probability: Double, z: Double)] = [
    (1e-12, -7.034483825301131), (1e-06, -4.753424308822899), (0.025, -1.9599639845400545),
    (0.05, -1.6448536269514729), (0.3, -0.5244005127080409), (0.5, 0), (0.75, 0.6744897501960817),
    (0.9, 1.2815515655446004), (0.975, 1.959963984540054), (0.99, 2.3263478740408408),
    (0.999999, 4.753424308817087), (0, -.infinity), (1, .infinity),
  ]

  @Test("normal quantiles", arguments: quantiles.indices)
  func quantile(index: Int) {
    let row = Self.quantiles[index]
    let found = Normal.quantile(row.probability)
    #expect(found == row.z || abs(found - row.z) < 1e-9, "\(found)")
  }

  @Test(
    "normal probabilities, from norm.cdf(z)",
    arguments: [
      (-8, 6.22096057427174e-16), (-3, 0.0013498980316300933), (-0.5, 0.3085375387259869),
      (0, 0.5), (1, 0.8413447460685429), (2.5758293035489004, 0.995), (5, 0.9999997133484281),
    ] as [(Double, Double)])
  func cumulative(z: Double, probability: Double) {
    #expect(abs(Normal.cumulative(z) - probability) <= 1e-12 * probability)
  }
}
