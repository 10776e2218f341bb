// Non-temporal stores: no line of the output is read or kept in a cache.
// machine-code: packed, non-temporal stores, prefetches, xmm ymm zmm

import KernelInterface

/// 64 bytes a step, stored past the caches (non-temporal).
enum StreamingLoop: LoopStrategy {
  /// In place the line has just been loaded; storing past the cache only adds traffic.
  static func strategy(for _: ElementType) -> KernelStrategy {
    KernelStrategy(
      name: "streaming", summary: "64 bytes a step, stored past the caches (non-temporal).",
      supportsInPlace: false, usesStreamingStores: true)
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    call.streamedLines(Operation.self, Elements.Line.self, prefetches: true)
  }
}
