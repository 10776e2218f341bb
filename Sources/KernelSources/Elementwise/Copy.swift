// No arithmetic: what a loop can do at most.

/// `x`: the copy that a loop is without an operation.
enum Copy: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _: V) -> V { x }
}

/// The bits that both inputs share: it reads both, and no number is slower than another.
enum CopyOfBoth: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _ dy: V, _: V) -> V { x.sharedBits(with: dy) }
}
