// The exponential function, of which sigmoid, tanh and their kin are made.

/// e^x as a product of a fraction near 1 and a power of two.
///
/// With n the whole number nearest to x / ln 2 and r = x - n ln 2: e^x = e^r * 2^n. n ln 2 is subtracted in
/// two parts, of which the first has so few bits that its product with n is exact (Cody and Waite,
/// "Software manual for the elementary functions", 1980). For e^r = 1 + r + r^2 q(r), |r| <= ln 2 / 2, the
/// polynomial q of degree 4 leaves a relative error of 1e-8, a twelfth of a unit in the last place
/// (coefficients of single precision by fpminimax of Sollya: Brisebarre and Chevillard, "Efficient
/// polynomial L-infinity approximations", 2007).
struct Exponential<V: Float32Lanes> {
  /// r.
  let remainder: V
  /// e^r - 1.
  let fractionLessOne: V
  /// 1.5 * 2^23 + n.
  let shiftedExponent: V

  /// Takes numbers apart whose magnitude is at most 2^15; for others nothing is promised but that NaN
  /// stays NaN.
  @inline(__always)
  init(_ x: V) {
    // Beyond 2^23 a float holds whole numbers only: the sum rounds to the nearest.
    shiftedExponent = x.times(V(1.442_695_04), plus: V(0x1.8p23))
    let n = shiftedExponent - V(0x1.8p23)
    remainder = n.times(V(2.121_944_4e-4), plus: n.times(V(-0.693_359_375), plus: x))
    let r = remainder
    let q = r.times(
      V(1.391_079_742_461_442_947_387_695_312_5e-3),
      plus: V(8.363_113_738_596_439_361_572_265_625e-3)
    )
    .times(r, plus: V(4.166_670_888_662_338_256_835_937_5e-2))
    .times(r, plus: V(0.166_665_777_564_048_767_089_843_75))
    .times(r, plus: V(0.5))
    fractionLessOne = (r * r).times(q, plus: r)
  }

  /// e^r.
  @inline(__always)
  var fraction: V { fractionLessOne + V(1) }

  /// 2^n, of n from -126 to 127.
  @inline(__always)
  var power: V { shiftedExponent.powerOfTwo }

  /// 2^n as a product of three powers, each at least 2^-100; n from -300 to 127.
  @inline(__always)
  var powersOfThree: (V, V, V) {
    let least = V(0x1.8p23 - 100)
    @inline(__always) func bounded(_ exponent: V) -> V {
      .select(exponent, below: least, least, otherwise: exponent)
    }
    let first = bounded(shiftedExponent)
    let left = shiftedExponent - first + V(0x1.8p23)
    let second = bounded(left)
    let third = left - second + V(0x1.8p23)
    return (first.powerOfTwo, second.powerOfTwo, third.powerOfTwo)
  }

  /// 2^n as a quotient: a power that is at most 2^most, divided by the rest; n up to `most` + 126.
  @inline(__always)
  func powers(most: Float) -> (power: V, rest: V) {
    let bound = V(0x1.8p23 + most)
    let exponent = V.select(bound, below: shiftedExponent, bound, otherwise: shiftedExponent)
    let rest = exponent - shiftedExponent + V(0x1.8p23)
    return (exponent.powerOfTwo, rest.powerOfTwo)
  }
}
