// The gradient of the sigmoid-weighted linear unit.
// operation: siluGradient

/// With e = exp(-|x|) and d = 1 + e, of x above 0: (d + x e) / d^2, else e (d + x) / d^2; no term overflows.
enum SiLUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _ dy: V, _: V) -> V {
    // Of an infinite x the product with e would be NaN.
    let most = V(110)
    let bounded = V.select(most, below: x.magnitude, most.withSigns(of: x), otherwise: x)
    let parts = Exponential(V(0) - bounded.magnitude)
    let (power, rest) = parts.powers(least: -100)
    let e = parts.fraction * power
    let d = e + V(1)
    let numerator = V.selectComputed(
      bounded, below: V(0), e * (d + bounded), otherwise: bounded.times(e, plus: d))
    let factor = V.selectComputed(bounded, below: V(0), rest, otherwise: V(1))
    // The factor last: the quotient is a normal number, and what it makes of dy is rounded once more at most.
    return dy * (numerator / (d * d)) * factor
  }
}
