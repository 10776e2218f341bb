// The gradient of the sigmoid-weighted linear unit.
// operation: siluGradient

/// With e = exp(-|x|) and d = 1 + e, of x above 0: (d + x e) / d^2, else e (d + x) / d^2.
enum SiLUGradient: ElementwiseOperation {
  private static var least: Float { -110 }

  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _ dy: V, _: V) -> V {
    let limit = V(0) - V(least)
    // Of an infinite x the product with e would be NaN.
    let bounded = V.select(limit, below: x.magnitude, limit.withSigns(of: x), otherwise: x)
    let parts = SigmoidParts(bounded, least: least)
    let e = parts.exponential
    let d = parts.denominator
    let above = bounded.times(e, plus: d)
    let below = e * (d + bounded)
    let quotient = V.select(bounded, below: V(0), below, otherwise: above) / (d * d) * parts.rest
    return dy * quotient
  }
}
