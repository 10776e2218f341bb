// Sixteen lanes a step.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// Sixteen lanes a step, written with SIMD16<Float>.
enum SIMD16Loop: LoopStrategy {
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "simd16", summary: "Sixteen lanes a step, written with SIMD16<Float>.")
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation>(_: Operation.Type, _ call: KernelCall) {
    call.vectorLoop(Operation.self, F32x16.self)
  }
}
