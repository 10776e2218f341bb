// ReLU of a sum, as the contract says.

extension AddReLU: PiecewiseFormula {
  @inline(__always)
  static func isFirst(_ a: Float, _ b: Float) -> Bool { a + b < 0 }

  @inline(__always)
  static func first(_: Float, _: Float, _: Float) -> Float { 0 }

  @inline(__always)
  static func second(_ a: Float, _ b: Float, _: Float) -> Float { a + b }
}
