// ReLU of a sum and its gradient, as the contract says.

extension AddReLU: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ a: Float, _ b: Float) -> Bool { a + b < 0 }

  @inline(__always)
  static func first(_: Float, _: Float, _: Float) -> Float { 0 }

  @inline(__always)
  static func second(_ a: Float, _ b: Float, _: Float) -> Float { a + b }
}

extension AddReLUGradient: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ y: Float, _: Float) -> Bool { y > 0 }

  @inline(__always)
  static func first(_: Float, _ dy: Float, _: Float) -> Float { dy }

  @inline(__always)
  static func second(_: Float, _: Float, _: Float) -> Float { 0 }
}
