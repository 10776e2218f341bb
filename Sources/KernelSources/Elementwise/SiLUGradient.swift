// The gradient of the sigmoid-weighted linear unit.
// operation: siluGradient

enum SiLUGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _ dy: V, _: V) -> V {
    // Beyond it the answer is 0 or dy; of an infinite x the product with e would be NaN.
    let most = V(V.ranges.mostGradient)
    let bounded = V.selectComputed(most, below: x.magnitude, most.withSigns(of: x), otherwise: x)
    return LogisticUnitGradient(
      exponential: Exponential(V(0) - bounded.magnitude), weight: bounded
    ).times(dy)
  }
}

/// The derivative of x s(v), s the logistic function and v an odd function of x that grows with it: s (1 + w (1 - s)) with
/// the weight w = x v'.
///
/// With e = exp(-|v|) and d = 1 + e it is, of x above 0: (d + w e) / d^2, else e (d + w) / d^2; no term overflows.
/// The powers of two in e that would make a term subnormal come last, behind the upstream gradient, which may be
/// large enough for a normal answer.
struct LogisticUnitGradient<V: NumberLanes> {
  /// e.
  let exponential: Exponential<V>
  /// w, which has the sign of x.
  let weight: V

  @inline(__always)
  func times(_ dy: V) -> V {
    let (power, second, third) = exponential.powersOfThree
    let e = exponential.fraction * power
    let d = e + V(1)
    let numerator = V.selectComputed(
      weight, below: V(0), e * (d + weight), otherwise: weight.times(e, plus: d))
    let product = dy * (numerator / (d * d))
    return V.selectComputed(weight, below: V(0), product * second * third, otherwise: product)
  }
}
