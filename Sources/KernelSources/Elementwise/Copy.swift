// No arithmetic: what a loop can do at most.

/// `x`: the copy that a loop is without an operation.
enum Copy: ElementwiseOperation {
  @inline(__always)
  static func scalar(_ x: Float, _ dy: Float, _ slope: Float) -> Float { x }

  @inline(__always)
  static func vector(_ x: SIMD8<Float>, _ dy: SIMD8<Float>, _ slope: Float) -> SIMD8<Float> { x }

  @inline(__always)
  static func vector(_ x: SIMD16<Float>, _ dy: SIMD16<Float>, _ slope: Float) -> SIMD16<Float> { x }
}

/// The bits that `x` and `dy` share: reads both inputs, and no number is slower than another.
enum CopyOfBoth: ElementwiseOperation {
  @inline(__always)
  static func scalar(_ x: Float, _ dy: Float, _ slope: Float) -> Float {
    Float(bitPattern: x.bitPattern & dy.bitPattern)
  }

  @inline(__always)
  static func vector(_ x: SIMD8<Float>, _ dy: SIMD8<Float>, _ slope: Float) -> SIMD8<Float> {
    unsafeBitCast(
      unsafeBitCast(x, to: SIMD8<UInt32>.self) & unsafeBitCast(dy, to: SIMD8<UInt32>.self),
      to: SIMD8<Float>.self)
  }

  @inline(__always)
  static func vector(_ x: SIMD16<Float>, _ dy: SIMD16<Float>, _ slope: Float) -> SIMD16<Float> {
    unsafeBitCast(
      unsafeBitCast(x, to: SIMD16<UInt32>.self) & unsafeBitCast(dy, to: SIMD16<UInt32>.self),
      to: SIMD16<Float>.self)
  }
}
