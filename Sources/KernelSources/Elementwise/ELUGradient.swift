// The gradient of the exponential linear unit, from its answer.
// operation: eluGradient

enum ELUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ y: V, _ dy: V, _ alpha: V) -> V {
    .select(V(0), below: y, dy, otherwise: dy * (y + alpha))
  }
}
