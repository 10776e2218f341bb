// ReLU of a sum.
// operation: addReLU

enum AddReLU: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ a: V, _ b: V, _: V) -> V {
    let sum = a + b
    return .select(sum, below: V(0), V(0), otherwise: sum)
  }
}
