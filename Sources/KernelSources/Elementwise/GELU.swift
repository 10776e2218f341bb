// The Gaussian error linear unit, in the form with tanh.
// operation: gelu

/// (1 + tanh(v / 2)) / 2 is the logistic function of v.
enum GELU: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _: V) -> V {
    // Below it the answer is -0; of an infinite x v would be NaN.
    let least = V(V.ranges.leastGELU)
    let x = V.selectComputed(x, below: least, least, otherwise: x)
    // Above it the denominator is 1.
    let most = V(V.ranges.mostGELU)
    let parts = LogisticDenominator(
      GELUArgument(V.selectComputed(most, below: x, most, otherwise: x)).exponential(sign: -1))
    return x / parts.denominator * parts.rest
  }
}

/// v = 2 sqrt(2 / pi) (x + 0.044715 x^3).
///
/// It is computed as a sum of two numbers: v is up to 2^8 (of double precision 2^11), and an error of its last place is as many
/// units of exp(v).
struct GELUArgument<V: NumberLanes> {
  private let high: V
  private let low: V
  /// v' x.
  let slopeTimesX: V

  /// Of x whose third power does not overflow.
  @inline(__always)
  init(_ x: V) {
    let (linear, cubic) = V.geluFactors
    let square = ExactProduct(squareOf: x)
    let term = ExactProduct(square.product, V(cubic.high))
    let termRest = square.product.times(
      V(cubic.low), plus: square.error.times(V(cubic.high), plus: term.error))
    // The sum's error, whichever of the two is the larger (Knuth, "The art of computer programming", 4.2.2).
    let sum = term.product + V(linear.high)
    let added = sum - V(linear.high)
    let lost = (V(linear.high) - (sum - added)) + (term.product - added)
    let sumRest = lost + (termRest + V(linear.low))
    let argument = ExactProduct(sum, x)
    high = argument.product
    low = sumRest.times(x, plus: argument.error)
    slopeTimesX = argument.product + V(2) * (term.product * x)
  }

  /// exp(sign v), with a sign of 1 or -1.
  @inline(__always)
  func exponential(sign: Double) -> Exponential<V> {
    Exponential(high * V(sign), plus: low * V(sign))
  }
}
