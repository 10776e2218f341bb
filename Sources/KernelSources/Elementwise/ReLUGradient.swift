// The gradient of ReLU: the upstream gradient passes where x is positive.

/// `x > 0 ? dy : 0`; the contract is in `KernelOperation`.
enum ReLUGradient: ElementwiseOperation {
  @inline(__always)
  static func scalar(_ x: Float, _ dy: Float, _ slope: Float) -> Float { x > 0 ? dy : 0 }

  @inline(__always)
  static func vector(_ x: SIMD8<Float>, _ dy: SIMD8<Float>, _ slope: Float) -> SIMD8<Float> {
    SIMD8(repeating: 0).replacing(with: dy, where: x .> 0)
  }

  @inline(__always)
  static func vector(_ x: SIMD16<Float>, _ dy: SIMD16<Float>, _ slope: Float) -> SIMD16<Float> {
    SIMD16(repeating: 0).replacing(with: dy, where: x .> 0)
  }
}
