// The gradient of the Gaussian error linear unit, in the form with tanh.
// operation: geluGradient

enum GELUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _ dy: V, _: V) -> V {
    // Beyond it the answer is 0 or dy.
    let most = V(V.ranges.mostGELUGradient)
    let a = V.selectComputed(most, below: x.magnitude, most, otherwise: x.magnitude)
    let argument = GELUArgument(a)
    return LogisticUnitGradient(
      exponential: argument.exponential(sign: -1),
      weight: argument.slopeTimesX.withSigns(of: x)
    ).times(dy)
  }
}
