// The logistic function and its gradient, in a wider format.

extension Sigmoid: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _: T, _: T) -> T {
    // Of far negative numbers exp(-x) is infinite where the answer is none.
    guard x < 0 else { return 1 / (1 + T.exponential(-x)) }
    let e = T.exponential(x)
    return e / (1 + e)
  }
}

extension SigmoidGradient: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ y: T, _ dy: T, _: T) -> T { dy * (y * (1 - y)) }
}
