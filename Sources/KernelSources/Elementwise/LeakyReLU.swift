// Leaky ReLU: negative elements are scaled by the slope.
// operation: leakyReLU

enum LeakyReLU: ElementwiseOperation {
  typealias Restricted = LeakyReLUAsMaximum

  /// Whether the slope is above 0, in every format that is computed in, and at most 1.
  @inline(__always)
  static func isRestricted(_ slope: Double) -> Bool {
    slope >= Double(Float.leastNonzeroMagnitude) && slope <= 1
  }

  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _ slope: V) -> V {
    .select(x, below: V(0), slope * x, otherwise: x)
  }
}
