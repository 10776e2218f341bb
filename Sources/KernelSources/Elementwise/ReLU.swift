// ReLU: negative elements become +0.
// operation: relu

enum ReLU: ElementwiseOperation {
  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _: V, _: V) -> V {
    .select(x, below: V(0), V(0), otherwise: x)
  }
}
