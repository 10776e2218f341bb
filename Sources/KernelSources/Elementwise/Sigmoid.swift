// The logistic function.
// operation: sigmoid

enum Sigmoid: ElementwiseOperation {
  @inline(__always)
  static func apply<V: NumberLanes>(_ x: V, _: V, _: V) -> V {
    let least = V(V.ranges.leastLogistic)
    // Below it the answer is 0. NaN is not below: it stays.
    let parts = LogisticDenominator(V.selectComputed(x, below: least, least, otherwise: x))
    return V(1) / parts.denominator * parts.rest
  }
}

/// 1 + exp(-x), by which the logistic function and the units weighted by it divide.
///
/// With exp(-x) = (1 + f) 2^n it is (1 + 2^n) + f 2^n. The first sum is exact for n from -23 to 23 (of double precision 52), and so is the
/// product; from 24 on the sum loses the 1, which is added to the product. So the denominator is rounded
/// once. One division, which on x86 takes less time than Newton's steps from an estimate.
struct LogisticDenominator<V: NumberLanes> {
  /// 1 + exp(-x), where that is less than 2^``SeriesRanges/mostPower``, else what divided by ``rest`` it is.
  let denominator: V
  /// A power of two; 1 where x is not far below 0.
  let rest: V

  /// Of x from ``SeriesRanges/leastLogistic`` on.
  @inline(__always)
  init(_ x: V) {
    let most = V(V.ranges.mostLogistic)
    // Above it the denominator is 1.
    self.init(Exponential(V(0) - V.selectComputed(most, below: x, most, otherwise: x)))
  }

  /// Of exp(-x).
  @inline(__always)
  init(_ parts: Exponential<V>) {
    let (power, rest) = parts.powers
    let sum = power + V(1)
    let lost = V(1) - (sum - power)
    denominator = sum + parts.fractionLessOne.times(power, plus: lost)
    self.rest = rest
  }
}
