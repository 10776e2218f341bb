// Eight lanes a step.
// machine-code: packed, plain stores, xmm ymm ymm

import KernelInterface

/// Eight lanes a step, written with SIMD8<Float>.
enum SIMD8Loop: LoopStrategy {
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "simd8", summary: "Eight lanes a step, written with SIMD8<Float>.")
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation>(_: Operation.Type, _ call: KernelCall) {
    call.vectorLoop(Operation.self, F32x8.self)
  }
}
