// The gradient of leaky ReLU: the upstream gradient is scaled where x is not positive.

/// `x > 0 ? dy : slope * dy`; the contract is in `KernelOperation`.
enum LeakyReLUGradient: ElementwiseOperation {
  @inline(__always)
  static func scalar(_ x: Float, _ dy: Float, _ slope: Float) -> Float { x > 0 ? dy : slope * dy }

  @inline(__always)
  static func vector(_ x: SIMD8<Float>, _ dy: SIMD8<Float>, _ slope: Float) -> SIMD8<Float> {
    (slope * dy).replacing(with: dy, where: x .> 0)
  }

  @inline(__always)
  static func vector(_ x: SIMD16<Float>, _ dy: SIMD16<Float>, _ slope: Float) -> SIMD16<Float> {
    (slope * dy).replacing(with: dy, where: x .> 0)
  }
}
