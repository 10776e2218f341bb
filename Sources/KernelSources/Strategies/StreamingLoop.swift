// Non-temporal stores: no line of the output is read or kept in a cache.
// machine-code: packed, non-temporal stores, prefetches, xmm ymm zmm

import KernelInterface

/// Sixteen lanes a step, stored past the caches (non-temporal).
enum StreamingLoop: LoopStrategy {
  /// In place the line has just been loaded; storing past the cache only adds traffic.
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "streaming", summary: "Sixteen lanes a step, stored past the caches (non-temporal).",
      supportsInPlace: false, usesStreamingStores: true)
  }

  @inline(__always)
  static func loop<Operation: ElementwiseOperation>(_: Operation.Type, _ call: KernelCall) {
    call.streamedLines(Operation.self, prefetches: true)
  }
}
