// The gradient of the sigmoid-weighted linear unit.
// operation: siluGradient

/// With e = exp(-|x|) and d = 1 + e, of x above 0: (d + x e) / d^2, else e (d + x) / d^2; no term overflows.
///
/// The powers of two in e that would make a term subnormal come last, behind the upstream gradient, which may be
/// large enough for a normal answer.
enum SiLUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _ dy: V, _: V) -> V {
    // Beyond it the answer is 0 or dy; of an infinite x the product with e would be NaN.
    let most = V(V.ranges.mostGradient)
    let bounded = V.selectComputed(most, below: x.magnitude, most.withSigns(of: x), otherwise: x)
    let parts = Exponential(V(0) - bounded.magnitude)
    let (power, second, third) = parts.powersOfThree
    let e = parts.fraction * power
    let d = e + V(1)
    let numerator = V.selectComputed(
      bounded, below: V(0), e * (d + bounded), otherwise: bounded.times(e, plus: d))
    let product = dy * (numerator / (d * d))
    return V.selectComputed(bounded, below: V(0), product * second * third, otherwise: product)
  }
}
