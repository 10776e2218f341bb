// ReLU with a ceiling: negative elements become +0, those above 6 become 6.
// operation: relu6

enum ReLU6: ElementwiseOperation {
  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _: V, _: V) -> V {
    let positive = V.select(x, below: V(0), V(0), otherwise: x)
    return .select(V(6), below: positive, V(6), otherwise: positive)
  }
}
