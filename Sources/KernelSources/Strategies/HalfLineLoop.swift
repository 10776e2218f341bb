// Half a cache line a step.
// machine-code: packed, plain stores, xmm ymm ymm

import KernelInterface

/// A vector of 32 bytes a step.
enum HalfLineLoop: LoopStrategy {
  static func strategy(for elementType: ElementType) -> KernelStrategy {
    let lanes = 32 / elementType.byteCount
    return KernelStrategy(name: "simd\(lanes)", summary: "\(lanes) lanes a step, 32 bytes.")
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    call.vectorLoop(Operation.self, Elements.Half.self)
  }
}
