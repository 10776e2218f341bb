// The sigmoid-weighted linear unit and its gradient, in a wider format.

extension SiLU: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _: T, _: T) -> T {
    // The limit; the quotient would be NaN.
    x == -.infinity ? -T.zero : x / (1 + T.exponential(-x))
  }
}

extension SiLUGradient: PreciseFormula {
  /// Far beyond all that an upstream gradient makes a difference for, the limits: products would be NaN.
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _ dy: T, _: T) -> T {
    let most = T(T.greatestFiniteMagnitude.exponent) * 0.68
    let x = x > most ? most : x < -most ? -most : x
    let e = T.exponential(-abs(x))
    let s = 1 / (1 + e)
    return dy * (x < 0 ? e * s * (1 + x * s) : s * (1 + x * e * s))
  }
}
