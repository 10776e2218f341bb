// Which order statistics bound the median, whatever the distribution.

/// The ranks of the exact distribution-free interval of the median.
///
/// The number of samples below the true median is binomial (n, 1/2), so the interval from the r-th
/// smallest to the r-th largest misses it with probability `2 P(B <= r - 1)`: the sign test
/// inverted. Conover, "Practical Nonparametric Statistics", 3rd ed. 1999, section 3.2; David and
/// Nagaraja, "Order Statistics", 3rd ed. 2003, section 7.1.
public struct MedianRanks: Sendable, Equatable {
  /// The rank of the lower end, 1 for the smallest sample.
  public let low: Int
  /// The rank of the upper end, n for the largest.
  public let high: Int
  /// The probability that the interval holds the median of a continuous distribution: at least
  /// what was asked for, and more where the binomial steps over it.
  public let coverage: Double

  /// The narrowest symmetric ranks that keep the confidence.
  ///
  /// nil if even the whole range of so few samples falls short: below 6 at 95 %.
  ///
  /// - Parameters:
  ///   - count: Samples.
  ///   - confidence: Between 0 and 1, exclusive.
  public init?(count: Int, confidence: Double) {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    guard count >= 1 else { return nil }
    // Equality happens only where both sides are sums of powers of two; forgive the rounding there.
    let allowed = (1 - confidence) / 2 * (1 + 1e-9)
    let weights = Self.lowerWeights(count: count)
    let total = Self.total(of: weights, count: count)
    var tail = 0.0
    var covered = (below: -1, tail: 0.0)
    // From the far end, so that the small terms are summed before the large ones.
    for (k, weight) in zip(weights.first...weights.last, weights.values.reversed()) {
      tail += weight
      guard tail / total <= allowed else { break }
      covered = (k, tail / total)
    }
    guard covered.below >= 0 else { return nil }
    low = covered.below + 1
    high = count - covered.below
    coverage = 1 - 2 * covered.tail
  }
}

extension MedianRanks {
  /// Binomial coefficients relative to the central one, from the centre down to where they no
  /// longer matter: no factorial and no power of one half, so nothing over- or underflows.
  ///
  /// Ends below 1e-30 of the centre, some `12 sqrt(n) / 2` terms away; what is left out is less
  /// than 1e-25 of any confidence one could ask for.
  private static func lowerWeights(
    count: Int
  ) -> (first: Int, last: Int, values: [Double]) {
    let last = (count - 1) / 2
    var k = last
    var weight = 1.0
    var values = [weight]
    while k > 0, weight > 1e-30 {
      // C(n, k - 1) = C(n, k) k / (n - k + 1)
      weight *= Double(k) / Double(count - k + 1)
      k -= 1
      values.append(weight)
    }
    return (k, last, values)
  }

  /// The sum over all k, by symmetry twice the lower half, plus the centre of an even count.
  private static func total(
    of weights: (first: Int, last: Int, values: [Double]), count: Int
  ) -> Double {
    let half = weights.values.reversed().reduce(0, +)
    guard count.isMultiple(of: 2) else { return 2 * half }
    // C(n, n/2) = C(n, n/2 - 1) (n/2 + 1) / (n/2)
    let middle = Double(count / 2)
    return 2 * half + (middle + 1) / middle
  }
}
