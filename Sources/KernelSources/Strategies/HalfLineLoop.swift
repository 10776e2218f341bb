// Half a cache line a step.
// machine-code: packed, plain stores, xmm ymm ymm

import KernelInterface

/// A vector of 32 bytes a step.
enum HalfLineLoop: LoopStrategy {
  static func strategy(for elementType: ElementType) -> KernelStrategy {
    KernelStrategy(name: "simd", vectorBytes: 32, of: elementType, summary: "one a step.")
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    call.vectorLoop(Operation.self, Elements.Half.self)
  }
}
