// The gradient of the Gaussian error linear unit, by the error function.
// operation: geluErfGradient

/// With N = P - |x| Q / sqrt(2 pi): of x below 0 exp(-x^2 / 2) N / Q, else (Q - exp(-x^2 / 2) N) / Q.
///
/// The powers of two that would make a term subnormal come last, as in ``LogisticUnitGradient``.
enum GELUErfGradient: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _ dy: V, _: V) -> V {
    // Beyond it the answer is 0 or dy.
    let most = V(V.ranges.mostGaussianGradient)
    let a = V.selectComputed(most, below: x.magnitude, most, otherwise: x.magnitude)
    let exponential = Exponential(gaussianOf: a)
    let (power, second, third) = exponential.powersOfThree
    let e = exponential.fraction * power
    let (p, q) = V.gaussianTail(a)
    let n = (a * q).times(V(-0.398_942_280_401_432_678), plus: p)
    let numerator = V.selectComputed(
      x, below: V(0), e * n, otherwise: e.times(n * V(-1), plus: q))
    let product = dy * (numerator / q)
    return V.selectComputed(x, below: V(0), product * second * third, otherwise: product)
  }
}
