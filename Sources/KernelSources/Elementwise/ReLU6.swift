// ReLU with a ceiling: negative elements become +0, those above 6 become 6.
// operation: relu6

enum ReLU6: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _: V) -> V {
    let positive = V.select(x, below: V(0), V(0), otherwise: x)
    return .select(V(6), below: positive, V(6), otherwise: positive)
  }

  @inline(__always)
  static func choose<V: PatternLanes>(_ x: V, _: V) -> V? {
    let limited = V.select(x, in: V.fromSix, V(pattern: V.six), otherwise: x)
    return .select(x, in: V.negative, V.zero, otherwise: limited)
  }
}
