// A cache line a step.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// A vector of 64 bytes a step.
enum LineLoop: LoopStrategy {
  static func strategy(for elementType: ElementType) -> KernelStrategy {
    let lanes = 64 / elementType.byteCount
    return KernelStrategy(name: "simd\(lanes)", summary: "\(lanes) lanes a step, 64 bytes.")
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    call.vectorLoop(Operation.self, Elements.Line.self)
  }
}
