// Leaky ReLU: negative elements are scaled by the slope.

/// `x < 0 ? slope * x : x`; the contract is in `KernelOperation`.
enum LeakyReLU: ElementwiseOperation {
  @inline(__always)
  static func scalar(_ x: Float, _ dy: Float, _ slope: Float) -> Float { x < 0 ? slope * x : x }

  @inline(__always)
  static func vector(_ x: SIMD8<Float>, _ dy: SIMD8<Float>, _ slope: Float) -> SIMD8<Float> {
    x.replacing(with: slope * x, where: x .< 0)
  }

  @inline(__always)
  static func vector(_ x: SIMD16<Float>, _ dy: SIMD16<Float>, _ slope: Float) -> SIMD16<Float> {
    x.replacing(with: slope * x, where: x .< 0)
  }
}
