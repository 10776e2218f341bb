// ReLU: negative elements become +0.
// operation: relu

enum ReLU: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _: V) -> V {
    .select(x, below: V(0), V(0), otherwise: x)
  }

  @inline(__always)
  static func choose<V: PatternLanes>(_ x: V, _: V) -> V? {
    .select(x, in: V.negative, V.zero, otherwise: x)
  }
}
