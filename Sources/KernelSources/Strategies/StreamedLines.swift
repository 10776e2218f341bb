// The loop with non-temporal stores.

import CKernelSupport

/// How far ahead of the loads the lines are asked for, in bytes.
///
/// The stores fill the queue between core and memory and leave the CPU's own prefetchers behind. Of 512
/// bytes, 1 KiB, 2 KiB and 4 KiB ahead this gains the most on Zen 4, on one thread, beyond the caches; on
/// Zen 3 one thread loses with stores of 32 bytes and gains with those of 16.
@inline(__always) private var prefetchDistance: Int { 1024 }

extension KernelCall {
  /// Elements up to the first whole output line, whole lines past the caches, the tail, a fence.
  ///
  /// A non-temporal store pays only for whole, aligned 64-byte lines. The fence orders these stores
  /// before whatever the caller does next, such as telling another thread that the output is ready.
  @inline(__always)
  func streamedLines<Operation: ElementwiseOperation, V: Lanes>(
    _: Operation.Type, _: V.Type, prefetches: Bool
  ) {
    let (width, line) = (V.count, V.byteCount)
    let misalignment = Int(bitPattern: output) & (line &- 1)
    let head = min(count, ((line &- misalignment) / V.One.byteCount) & (width &- 1))
    tail(Operation.self, V.One.self, from: 0, count: head)

    let end = head &+ (count &- head) & ~(width &- 1)
    var index = head
    while index < end {
      let offset = index &* V.One.byteCount
      if prefetches { cks_stream_prefetch(x + offset + prefetchDistance) }
      let result = result(Operation.self, V.self, at: index)
      cks_stream_store(output + offset, unsafeBitCast(result, to: SIMD16<Float>.self))
      index &+= width
    }
    if end > head { cks_stream_fence() }
    tail(Operation.self, V.One.self, from: end, count: (count &- head) & (width &- 1))
  }
}
