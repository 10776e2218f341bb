// The gradient of the hyperbolic tangent, from its answer.
// operation: tanhGradient

enum TanhGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ y: V, _ dy: V, _: V) -> V {
    // Of 1 - y * y what is lost near 1 was in the square; 1 - |y| is exact there.
    let a = y.magnitude
    let far = (V(1) - a) * (V(1) + a)
    let near = V(1) - y * y
    return dy * .select(a, below: V(0.5), near, otherwise: far)
  }
}
