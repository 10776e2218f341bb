// The gradient of ReLU: the upstream gradient passes where x is positive.
// operation: reluGradient

enum ReLUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _ dy: V, _: V) -> V {
    .select(V(0), below: x, dy, otherwise: V(0))
  }
}
