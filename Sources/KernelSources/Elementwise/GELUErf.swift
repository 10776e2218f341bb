// The Gaussian error linear unit, by the error function.
// operation: geluErf

/// x times the normal distribution of x, which is of x below 0 exp(-x^2 / 2) P / Q, else (Q - exp(-x^2 / 2) P) / Q: one
/// division, and no term of the quotient cancels (``NumberLanes/gaussianTail(_:)``).
enum GELUErf: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _: V) -> V {
    // Beyond it the answer is -0 or x.
    let most = V(V.ranges.mostGaussian)
    let a = V.selectComputed(most, below: x.magnitude, most, otherwise: x.magnitude)
    let exponential = Exponential(gaussianOf: a)
    // The third power is 1: x is not that far below 0.
    let (power, second, _) = exponential.powersOfThree
    let e = exponential.fraction * power
    let (p, q) = V.gaussianTail(a)
    let numerator = V.selectComputed(
      x, below: V(0), e * p, otherwise: e.times(p * V(-1), plus: q))
    let least = V(-V.ranges.mostGaussian)
    let product = V.selectComputed(x, below: least, least, otherwise: x) * (numerator / q)
    return V.selectComputed(x, below: V(0), product * second, otherwise: product)
  }
}

extension Exponential {
  /// exp(-a^2 / 2); the error of the square counts, as it is multiplied by a^2 / 2.
  @inline(__always)
  init(gaussianOf a: V) {
    let square = ExactProduct(squareOf: a)
    self.init(square.product * V(-0.5), plus: square.error * V(-0.5))
  }
}
