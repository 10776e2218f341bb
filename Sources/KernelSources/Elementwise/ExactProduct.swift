// Products without an error, of which arguments of the exponential function are made.

/// a b as the sum of its rounded value and the error of that.
///
/// With one rounding for product and sum the error is a difference; without it the factors are taken apart into halves
/// whose products are exact (Dekker, "A floating-point technique for extending the available precision", 1971), and the
/// error comes rounded itself.
struct ExactProduct<V: NumberLanes> {
  let product: V
  let error: V

  @inline(__always)
  init(_ a: V, _ b: V) {
    product = a * b
    #if FUSED_MULTIPLY_ADD || arch(arm64)
      error = a.times(b, plus: product * V(-1))
    #else
      let (high, otherHigh) = (a.upperHalf, b.upperHalf)
      error = (a - high) * b + (high * (b - otherHigh) + (high * otherHigh - product))
    #endif
  }

  @inline(__always)
  init(squareOf a: V) {
    product = a * a
    #if FUSED_MULTIPLY_ADD || arch(arm64)
      error = a.times(a, plus: product * V(-1))
    #else
      let high = a.upperHalf
      error = (high * high - product) + (high + a) * (a - high)
    #endif
  }
}
