// The gradient of leaky ReLU: the upstream gradient is scaled where x is not positive.
// operation: leakyReLUGradient

enum LeakyReLUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _ dy: V, _ slope: V) -> V {
    .select(V(0), below: x, dy, otherwise: slope * dy)
  }
}
