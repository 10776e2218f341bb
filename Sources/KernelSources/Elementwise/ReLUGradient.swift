// The gradient of ReLU: the upstream gradient passes where x is positive.
// operation: reluGradient

enum ReLUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _ dy: V, _: V) -> V {
    .select(V(0), below: x, dy, otherwise: V(0))
  }

  @inline(__always)
  static func choose<V: PatternLanes>(_ x: V, _ dy: V) -> V? {
    .select(x, in: V.positive, dy, otherwise: V.zero)
  }
}
