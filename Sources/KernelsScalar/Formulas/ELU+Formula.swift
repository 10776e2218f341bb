// The exponential linear unit and its gradient, in a wider format.

extension ELU: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _: T, _ alpha: T) -> T {
    x < 0 ? alpha * T.exponentialLessOne(x) : x
  }
}

extension ELUGradient: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ y: T, _ dy: T, _ alpha: T) -> T {
    y > 0 ? dy : dy * (y + alpha)
  }
}
