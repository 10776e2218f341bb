// The sigmoid-weighted linear unit and its gradient, in a wider format.

extension SiLU: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _: T, _: T) -> T {
    guard x < 0 else { return x / (1 + T.exponential(-x)) }
    // In halves: the exponential of far negative numbers, times x, may be a number again.
    let half = T.exponential(x / 2)
    return x == -.infinity ? -T.zero : x * half / (1 + half * half) * half
  }
}

extension SiLUGradient: PreciseFormula {
  /// The derivative, and from where an upstream gradient makes no difference any more its limits.
  ///
  /// Products would be NaN there. The exponential is multiplied in halves, of which one comes behind the upstream gradient.
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _ dy: T, _: T) -> T {
    // Here exp(-x), times x and the largest number of double precision, rounds to 0 in that.
    let most: T = 1473
    let x = x > most ? most : x < -most ? -most : x
    let half = T.exponential(-abs(x) / 2)
    let e = half * half
    let s = 1 / (1 + e)
    return x < 0 ? dy * half * (s * (1 + x * s)) * half : dy * (s * (1 + x * e * s))
  }
}
