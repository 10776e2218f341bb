// ReLU and its gradient, as the contract says.

extension ReLU: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ x: Float, _: Float) -> Bool { x < 0 }

  @inline(__always)
  static func first(_: Float, _: Float, _: Float) -> Float { 0 }

  @inline(__always)
  static func second(_ x: Float, _: Float, _: Float) -> Float { x }
}

extension ReLUGradient: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ x: Float, _: Float) -> Bool { x > 0 }

  @inline(__always)
  static func first(_: Float, _ dy: Float, _: Float) -> Float { dy }

  @inline(__always)
  static func second(_: Float, _: Float, _: Float) -> Float { 0 }
}
