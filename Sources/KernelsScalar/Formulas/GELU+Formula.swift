// The Gaussian error linear unit in the form with tanh and its gradient, in a wider format.

extension GELU: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _: T, _: T) -> T {
    // From here on the answer rounds to 0 or x, in any format.
    let least: T = -1000
    guard x < 0 else { return x > -least ? x : x / (1 + exactExponential(x, factor: -1)) }
    // In halves: the exponential of far negative numbers, times x, may be a number again.
    let half = exactExponential(x < least ? least : x, factor: 0.5)
    return (x < least ? least : x) * half / (1 + half * half) * half
  }

  /// exp(factor v), v = 2 sqrt(2 / pi) (x + 0.044715 x^3), with v as a sum of two numbers.
  @inline(__always)
  static func exactExponential<T: ExactNumber>(_ x: T, factor: T) -> T {
    let linear: (T, T) = (0x1.9884533d43651p0, -9.969_308_809_110_920_314_6e-17)
    let cubic: (T, T) = (0x1.2444f2a4d8b4bp-4, -6.175_149_918_155_315_453_4e-19)
    let square = x * x
    let squareRest = T.productError(x, x)
    let term = square * cubic.0
    let termRest = T.productError(square, cubic.0) + squareRest * cubic.0 + square * cubic.1
    let sum = linear.0 + term
    let sumRest = (max(linear.0, term) - sum + min(linear.0, term)) + termRest + linear.1
    let high = sum * x
    let low = T.productError(sum, x) + sumRest * x
    return T.exponential(factor * high) * (1 + factor * low)
  }
}

extension GELUGradient: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _ dy: T, _: T) -> T {
    // Here exp(-v), times x v' and the largest number of double precision, rounds to 0 in that.
    let most: T = 27.15
    let a = abs(x) > most ? most : abs(x)
    let half = GELU.exactExponential(a, factor: -0.5)
    let e = half * half
    let s = 1 / (1 + e)
    // x v', with 0.044715 times 3.
    let w = (8 / T.pi).squareRoot() * (a + 0.134145 * a * a * a)
    return x < 0 ? dy * half * (s * (1 - w * s)) * half : dy * (s * (1 + w * e * s))
  }
}
