// The hyperbolic tangent and its gradient, in a wider format.

extension Tanh: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ x: T, _: T, _: T) -> T { T.hyperbolicTangent(x) }
}

extension TanhGradient: PreciseFormula {
  @inline(__always)
  static func exact<T: ExactNumber>(_ y: T, _ dy: T, _: T) -> T { dy * ((1 - y) * (1 + y)) }
}
