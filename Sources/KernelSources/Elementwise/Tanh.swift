// The hyperbolic tangent.
// operation: tanh

/// Up to 0.625 x + x^3 p(x^2), beyond 1 - 2 / (1 + exp(2 x)); the sign is put back at the end.
///
/// The polynomial leaves a relative error of 1.8e-8 (coefficients as in ``Exponential``). At 0.625, where
/// both meet, the quotient is not yet small, but its error already is.
enum Tanh: ElementwiseOperation {
  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _: V, _: V) -> V {
    let a = x.magnitude
    let square = a * a
    let p = square.times(
      V(-6.102_651_357_650_756_835_937_5e-3), plus: V(2.100_080_251_693_725_585_937_5e-2)
    )
    .times(square, plus: V(-5.385_134_369_134_902_954_101_562_5e-2))
    .times(square, plus: V(0.133_327_648_043_632_507_324_218_75))
    .times(square, plus: V(-0.333_333_283_662_796_020_507_812_5))
    let near = (square * p).times(a, plus: a)

    // From here on the answer is 1.
    let most = V(9.1)
    let parts = Exponential(V.select(most, below: a, most, otherwise: a) * V(2))
    let far = V(1) - V(2) / parts.fraction.times(parts.power, plus: V(1))
    return V.select(a, below: V(0.625), near, otherwise: far).withSigns(of: x)
  }
}
