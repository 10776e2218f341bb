// The sigmoid-weighted linear unit.
// operation: silu

enum SiLU: ElementwiseOperation {
  /// Below it the answer is -0.
  private static var least: Float { -110 }

  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _: V, _: V) -> V {
    let x = V.select(x, below: V(least), V(least), otherwise: x)
    let parts = SigmoidParts(x, least: least)
    let numerator = V.select(x, below: V(0), x * parts.exponential, otherwise: x)
    return numerator / parts.denominator * parts.rest
  }
}
