// Non-temporal stores, and loads left to the CPU's own prefetchers.
// machine-code: packed, non-temporal stores, xmm ymm zmm

import KernelInterface

/// 64 bytes a step, stored past the caches (non-temporal), nothing asked for ahead.
enum UnprefetchedStreamingLoop: LoopStrategy {
  /// In place the line has just been loaded; storing past the cache only adds traffic.
  static func strategy(for _: ElementType) -> KernelStrategy {
    KernelStrategy(
      name: "streaming-unprefetched",
      summary:
        "64 bytes a step, stored past the caches (non-temporal), nothing asked for ahead.",
      supportsInPlace: false, usesStreamingStores: true)
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    call.streamedLines(Operation.self, Elements.Line.self, prefetches: false)
  }
}
