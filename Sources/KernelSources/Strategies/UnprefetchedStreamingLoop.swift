// Non-temporal stores, and loads left to the CPU's own prefetchers.
// machine-code: packed, non-temporal stores, xmm ymm zmm

import KernelInterface

/// Sixteen lanes a step, stored past the caches (non-temporal), nothing asked for ahead.
enum UnprefetchedStreamingLoop: LoopStrategy {
  /// In place the line has just been loaded; storing past the cache only adds traffic.
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "streaming-unprefetched",
      summary:
        "Sixteen lanes a step, stored past the caches (non-temporal), nothing asked for ahead.",
      supportsInPlace: false, usesStreamingStores: true)
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation>(_: Operation.Type, _ call: KernelCall) {
    call.streamedLines(Operation.self, prefetches: false)
  }
}
