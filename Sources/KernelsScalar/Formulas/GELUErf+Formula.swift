// The Gaussian error linear unit by the error function and its gradient, in a wider format.

extension GELUErf: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _: T, _: T) -> T {
    // From here on the answer rounds to 0 or x, in any format.
    if abs(x) > 55 { return x < 0 ? -T.zero : x }
    let a = abs(x)
    let (half, rest) = exactTail(a)
    return x < 0 ? -a * half * rest * half : x * (1 - half * rest * half)
  }

  /// exp(-a^2 / 4), and what its square is to be multiplied by for the normal distribution of -a.
  ///
  /// In such parts, as their product may be below the numbers of the format.
  @inline(__always)
  static func exactTail<T: ExactNumber>(_ a: T) -> (half: T, rest: T) {
    let square = a * a
    let squareRest = T.productError(a, a)
    let half = T.exponential(-square / 4) * (1 - squareRest / 4)
    if a < 6 {
      return (half, T.complementaryErrorFunction(a * T(0.5).squareRoot()) / 2 / half / half)
    }
    // Laplace's continued fraction: so many terms leave less than 2^-70.
    var fraction: T = 0
    for n in stride(from: a < 12 ? 40 : 16, through: 1, by: -1) { fraction = T(n) / (a + fraction) }
    return (half, 1 / (2 * T.pi).squareRoot() / (a + fraction))
  }
}

extension GELUErfGradient: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _ dy: T, _: T) -> T {
    // Here exp(-x^2 / 2), times x and the largest number of double precision, rounds to 0 in that.
    let most: T = 54.2
    let a = abs(x) > most ? most : abs(x)
    let (half, rest) = GELUErf.exactTail(a)
    let n = rest - a / (2 * T.pi).squareRoot()
    return x < 0 ? dy * half * n * half : dy * (1 - half * n * half)
  }
}
