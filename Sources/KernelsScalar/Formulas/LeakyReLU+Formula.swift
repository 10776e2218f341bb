// Leaky ReLU and its gradient, as the contract says.

extension LeakyReLU: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ x: Float, _: Float) -> Bool { x < 0 }

  @inline(__always)
  static func first(_ x: Float, _: Float, _ slope: Float) -> Float { slope * x }

  @inline(__always)
  static func second(_ x: Float, _: Float, _: Float) -> Float { x }
}

extension LeakyReLUGradient: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ x: Float, _: Float) -> Bool { x > 0 }

  @inline(__always)
  static func first(_: Float, _ dy: Float, _: Float) -> Float { dy }

  @inline(__always)
  static func second(_: Float, _ dy: Float, _ slope: Float) -> Float { slope * dy }
}
