// The sigmoid-weighted linear unit and its gradient, in double precision.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SiLU: PreciseFormula {
  @inline(__always)
  static func exact(_ x: Double, _: Double, _: Double) -> Double {
    // The limit; the quotient would be NaN.
    x == -.infinity ? -0.0 : x / (1 + exp(-x))
  }
}

extension SiLUGradient: PreciseFormula {
  /// Beyond 700 the limits 1 and, from below, 0, where products would be NaN.
  @inline(__always)
  static func exact(_ x: Double, _ dy: Double, _: Double) -> Double {
    let x = x > 700 ? 700 : x < -700 ? -700 : x
    let e = exp(-abs(x))
    let s = 1 / (1 + e)
    return dy * (x < 0 ? e * s * (1 + x * s) : s * (1 + x * e * s))
  }
}
