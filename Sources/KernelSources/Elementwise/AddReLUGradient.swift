// The gradient of ReLU of a sum, from what the sum became: that of ReLU.
// operation: addReLUGradient

enum AddReLUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: Float32Lanes>(_ y: V, _ dy: V, _: V) -> V {
    ReLUGradient.apply(y, dy, V(0))
  }
}
