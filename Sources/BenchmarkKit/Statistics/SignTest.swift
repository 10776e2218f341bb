// The sign test: how surprising it is that so many of the pairs point one way.

/// The one-sided p-value of the sign test, `P(B >= positives)` for `B ~ Binomial(count, 1/2)`.
///
/// Conover, "Practical Nonparametric Statistics", 3rd ed. 1999, section 3.4. Pairs without a
/// difference are left out by the caller. Exact up to rounding for every count: the coefficients
/// are taken relative to the central one, so there is no factorial and no power of one half to
/// over- or underflow. Takes time in proportion to `count`.
///
/// - Parameters:
///   - positives: Pairs that point the way asked about.
///   - count: All pairs that point either way.
/// - Returns: 1 for no positives, 0 for more than there are pairs.
public func signTestPValue(positives: Int, of count: Int) -> Double {
  guard positives > 0 else { return 1 }
  guard positives <= count else { return 0 }
  // By symmetry P(B >= k) = 1 - P(B >= n - k + 1); below the centre the complement is the small one.
  guard positives > count / 2 else {
    return 1 - signTestPValue(positives: count - positives + 1, of: count)
  }
  let center = count - count / 2
  var weight = 1.0
  var upperHalf = 0.0
  var tail = 0.0
  for k in center...count {
    upperHalf += weight
    if k >= positives {
      tail += weight
      if weight < 1e-18 * tail { break }
    }
    // C(n, k + 1) = C(n, k) (n - k) / (k + 1)
    weight *= Double(count - k) / Double(k + 1)
  }
  // The centre of an even count stands in both halves.
  let total = 2 * upperHalf - (count.isMultiple(of: 2) ? 1 : 0)
  return tail / total
}
