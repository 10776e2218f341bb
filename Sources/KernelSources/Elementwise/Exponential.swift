// The exponential function, of which sigmoid, tanh and their kin are made.

/// e^x as a product of a fraction near 1 and a power of two.
///
/// With n the whole number nearest to x / ln 2 and r = x - n ln 2: e^x = e^r * 2^n. n ln 2 is subtracted in
/// two parts, of which the first has so few bits that its product with n is exact (Cody and Waite,
/// "Software manual for the elementary functions", 1980). For e^r = 1 + r + r^2 q(r) the format has a polynomial q.
struct Exponential<V: NumberLanes> {
  /// r.
  let remainder: V
  /// e^r - 1.
  let fractionLessOne: V
  /// ``NumberLanes/shift`` + n.
  let shiftedExponent: V

  /// Takes numbers apart whose magnitude is at most 2^12; for others nothing is promised but that NaN
  /// stays NaN.
  @inline(__always)
  init(_ x: V) {
    let (shifted, remainder) = Self.reduced(x)
    self.init(shifted, remainder)
  }

  /// Of x + low, where low is a few units of x at most: it counts in the remainder.
  @inline(__always)
  init(_ x: V, plus low: V) {
    let (shifted, remainder) = Self.reduced(x)
    self.init(shifted, remainder + low)
  }

  @inline(__always)
  private init(_ shiftedExponent: V, _ remainder: V) {
    self.shiftedExponent = shiftedExponent
    self.remainder = remainder
    let r = remainder
    fractionLessOne = (r * r).times(V.exponentialTail(r), plus: r)
  }

  @inline(__always)
  private static func reduced(_ x: V) -> (shiftedExponent: V, remainder: V) {
    // The sum is a whole number: it is rounded to the nearest.
    let shifted = x.times(V(1.442_695_040_888_963_4), plus: V(V.shift))
    let (high, low) = V.negatedLogarithmOfTwo
    let n = shifted - V(V.shift)
    return (shifted, n.times(V(low), plus: n.times(V(high), plus: x)))
  }

  /// e^r.
  @inline(__always)
  var fraction: V { fractionLessOne + V(1) }

  /// e^x - 1, of which nothing cancels: 2^n - 1 is exact wherever it is not far larger than what it is added to.
  @inline(__always)
  var lessOne: V { fractionLessOne.times(power, plus: power - V(1)) }

  /// 2^n, of n that a normal number has as exponent.
  @inline(__always)
  var power: V { shiftedExponent.powerOfTwo }

  /// 2^n as a product of three powers, of which each is that of a normal number.
  @inline(__always)
  var powersOfThree: (V, V, V) {
    let least = V(V.shift + V.ranges.leastThird)
    @inline(__always) func bounded(_ exponent: V) -> V {
      .select(exponent, below: least, least, otherwise: exponent)
    }
    let first = bounded(shiftedExponent)
    let left = shiftedExponent - first + V(V.shift)
    let second = bounded(left)
    let third = left - second + V(V.shift)
    return (first.powerOfTwo, second.powerOfTwo, third.powerOfTwo)
  }

  /// 2^n as a quotient: a power that is at most 2^``SeriesRanges/mostPower``, divided by the rest.
  @inline(__always)
  var powers: (power: V, rest: V) {
    let bound = V(V.shift + V.ranges.mostPower)
    let exponent = V.select(bound, below: shiftedExponent, bound, otherwise: shiftedExponent)
    let rest = exponent - shiftedExponent + V(V.shift)
    return (exponent.powerOfTwo, rest.powerOfTwo)
  }
}
