// A cache line a step.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// A vector of 64 bytes a step.
enum LineLoop: LoopStrategy {
  static func strategy(for elementType: ElementType) -> KernelStrategy {
    KernelStrategy(name: "simd", vectorBytes: 64, of: elementType, summary: "one a step.")
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    call.vectorLoop(Operation.self, Elements.Line.self)
  }
}
