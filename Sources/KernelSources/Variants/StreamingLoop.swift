// The loop with non-temporal stores.

import CKernelSupport
import KernelInterface

/// How far ahead of the loads the lines are asked for, in elements: 1 KiB.
///
/// The stores fill the queue between core and memory and leave the CPU's own prefetchers behind. On
/// Zen 4 one thread gains 13 % beyond the caches and several gain nothing; distances of 512 bytes, 2 KiB
/// and 4 KiB gain less, as do two or four pages in turn, and four lines a step. On Zen 3 one thread
/// loses 13 % with stores of 32 bytes and gains with those of 16.
@inline(__always) private var prefetchDistance: Int { 256 }

/// Elements up to the first whole output line, whole lines past the caches, the tail, a fence.
///
/// A non-temporal store pays only for whole, aligned 64-byte lines. The fence orders these stores
/// before whatever the caller does next, such as telling another thread that the output is ready.
///
/// The arithmetic comes as a closure, as in `vectorLoop`.
@inline(__always)
func streamingLoop<Operation: ElementwiseOperation>(
  _ operation: Operation.Type, _ operands: KernelOperands<Float>, prefetches: Bool,
  apply: (_ x: SIMD16<Float>, _ dy: SIMD16<Float>, _ slope: Float) -> SIMD16<Float>
) {
  let width = 16
  let misalignment = Int(bitPattern: operands.output) & 63
  let head = min(operands.count, ((64 &- misalignment) / 4) & (width &- 1))
  tailLoop(operation, operands, from: 0, count: head)

  let end = head &+ (operands.count &- head) & ~(width &- 1)
  var index = head
  while index < end {
    if prefetches { cks_stream_prefetch(operands.x + index + prefetchDistance) }
    let x = UnsafeRawPointer(operands.x + index).loadUnaligned(as: SIMD16<Float>.self)
    let dy = UnsafeRawPointer(operands.dy + index).loadUnaligned(as: SIMD16<Float>.self)
    cks_stream_store(operands.output + index, apply(x, dy, operands.slope))
    index &+= width
  }
  if end > head { cks_stream_fence() }
  tailLoop(operation, operands, from: end, count: (operands.count &- head) & (width &- 1))
}
