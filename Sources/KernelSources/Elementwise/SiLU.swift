// The sigmoid-weighted linear unit.
// operation: silu

enum SiLU: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _: V) -> V {
    // Of minus infinity the quotient would be NaN.
    let least = V(V.ranges.leastLogistic)
    let x = V.selectComputed(x, below: least, least, otherwise: x)
    let parts = LogisticDenominator(x)
    return x / parts.denominator * parts.rest
  }
}
