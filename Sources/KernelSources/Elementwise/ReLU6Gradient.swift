// The gradient of ReLU with a ceiling: the upstream gradient passes where 0 < x < 6.
// operation: relu6Gradient

enum ReLU6Gradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _ dy: V, _: V) -> V {
    let below = V.select(x, below: V(6), dy, otherwise: V(0))
    return .select(V(0), below: x, below, otherwise: V(0))
  }

  @inline(__always)
  static func choose<V: PatternLanes>(_ x: V, _ dy: V) -> V? {
    .select(x, in: V.belowSix, dy, otherwise: V.zero)
  }
}
