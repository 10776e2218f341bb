// The gradient of the logistic function, from its answer.
// operation: sigmoidGradient

enum SigmoidGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ y: V, _ dy: V, _: V) -> V {
    // y - y * y; below one half 1 - y is rounded, above it is exact.
    dy * (y * (V(1) - y))
  }
}
