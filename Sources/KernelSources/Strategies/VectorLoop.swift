// The loop that strategies of one vector a step share.

extension KernelCall {
  /// Whole vectors first, unaligned loads and stores, then the tail element by element.
  ///
  /// No element is visited twice, which keeps it right in place also for operations that are not
  /// idempotent.
  @inline(__always)
  func vectorLoop<Operation: ElementwiseOperation, V: Lanes>(
    _: Operation.Type, _: V.Type
  ) {
    let whole = count & ~(V.count &- 1)
    var index = 0
    while index < whole {
      store(result(Operation.self, V.self, at: index), at: index)
      index &+= V.count
    }
    tail(Operation.self, V.One.self, from: whole, count: count & (V.count &- 1))
  }
}
