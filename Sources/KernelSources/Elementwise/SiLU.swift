// The sigmoid-weighted linear unit.
// operation: silu

enum SiLU: ElementwiseOperation {
  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _: V, _: V) -> V {
    // Of minus infinity the quotient would be NaN.
    let x = V.selectComputed(x, below: V(-110), V(-110), otherwise: x)
    let parts = LogisticDenominator(x)
    return x / parts.denominator * parts.rest
  }
}
