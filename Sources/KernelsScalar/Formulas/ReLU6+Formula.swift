// ReLU with a ceiling and its gradient, as the contract says.

extension ReLU6: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ x: Float, _: Float) -> Bool { x < 0 }

  @inline(__always)
  static func first(_: Float, _: Float, _: Float) -> Float { 0 }

  @inline(__always)
  static func second(_ x: Float, _: Float, _: Float) -> Float { x > 6 ? 6 : x }
}

extension ReLU6Gradient: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ x: Float, _: Float) -> Bool { x > 0 && x < 6 }

  @inline(__always)
  static func first(_: Float, _ dy: Float, _: Float) -> Float { dy }

  @inline(__always)
  static func second(_: Float, _: Float, _: Float) -> Float { 0 }
}
