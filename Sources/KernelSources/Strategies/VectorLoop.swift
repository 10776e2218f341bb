// The loop that simd8 and simd16 share.

extension KernelCall {
  /// Whole vectors first, unaligned loads and stores, then the tail element by element.
  ///
  /// No element is visited twice, which keeps it right in place also for operations that are not
  /// idempotent.
  @inline(__always)
  func vectorLoop<Operation: ElementwiseOperation, V: Float32Lanes>(
    _: Operation.Type, _: V.Type
  ) {
    let rest = count & (V.count &- 1)
    let end = (count &- rest) &* V.One.byteCount
    var offset = 0
    while offset < end {
      result(Operation.self, V.self, at: offset).store(output + offset)
      offset &+= V.byteCount
    }
    tail(Operation.self, from: end, count: rest)
  }
}
