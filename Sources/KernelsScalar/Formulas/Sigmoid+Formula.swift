// The logistic function and its gradient, in a wider format.

extension Sigmoid: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _: T, _: T) -> T { 1 / (1 + T.exponential(-x)) }
}

extension SigmoidGradient: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ y: T, _ dy: T, _: T) -> T { dy * (y * (1 - y)) }
}
