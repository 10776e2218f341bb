// The logistic function.
// operation: sigmoid

enum Sigmoid: ElementwiseOperation {
  @inline(__always)
  static func apply<V: Float32Lanes>(_ x: V, _: V, _: V) -> V {
    let parts = LogisticDenominator(x)
    return V(1) / parts.denominator * parts.rest
  }
}

/// 1 + exp(-x), by which the logistic function and the units weighted by it divide.
///
/// With exp(-x) = (1 + f) 2^n it is (1 + 2^n) + f 2^n. The first sum is exact for n from -23 to 23, and so is the
/// product; from 24 on the sum loses the 1, which is added to the product. So the denominator is rounded
/// once. One division, which on x86 takes less time than Newton's steps from an estimate.
struct LogisticDenominator<V: Float32Lanes> {
  /// 1 + exp(-x), where that is less than 2^120, else what divided by ``rest`` it is.
  let denominator: V
  /// A power of two; 1 where x is not far below 0.
  let rest: V

  /// Of numbers above 87 the answer is 1, and of those below -110 quotients are 0.
  @inline(__always)
  init(_ x: V) {
    // NaN is neither: it stays.
    let bounded = V.select(V(87), below: x, V(87), otherwise: x)
    let negative = V(0) - V.select(bounded, below: V(-110), V(-110), otherwise: bounded)
    let parts = Exponential(negative)
    let (power, rest) = parts.powers(most: 120)
    let sum = power + V(1)
    let lost = V(1) - (sum - power)
    denominator = sum + parts.fractionLessOne.times(power, plus: lost)
    self.rest = rest
  }
}
