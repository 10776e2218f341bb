// What series of single precision are made of.

import KernelInterface

/// Elements in the format of `Float`.
protocol Float32Lanes: NumberLanes {}

/// Coefficients of polynomials by fpminimax of Sollya: Brisebarre and Chevillard, "Efficient polynomial
/// L-infinity approximations", 2007.
extension Float32Lanes {
  @inline(__always)
  static var shift: Double { 0x1.8p23 }

  @inline(__always)
  static var negatedLogarithmOfTwo: (high: Double, low: Double) {
    (-0.693_359_375, 2.121_944_4e-4)
  }

  /// It leaves a relative error of 1e-8, a twelfth of a unit in the last place.
  @inline(__always)
  static func exponentialTail(_ r: Self) -> Self {
    r.times(
      Self(1.391_079_742_461_442_947_387_695_312_5e-3),
      plus: Self(8.363_113_738_596_439_361_572_265_625e-3)
    )
    .times(r, plus: Self(4.166_670_888_662_338_256_835_937_5e-2))
    .times(r, plus: Self(0.166_665_777_564_048_767_089_843_75))
    .times(r, plus: Self(0.5))
  }

  /// Up to 0.625 a + a^3 p(a^2), beyond 1 - 2 / (1 + exp(2 a)).
  ///
  /// The polynomial leaves a relative error of 1.8e-8. At 0.625, where both meet, the quotient is not yet small,
  /// but its error already is.
  @inline(__always)
  static func tanh(ofMagnitude a: Self) -> Self {
    let square = a * a
    let p = square.times(
      Self(-6.102_651_357_650_756_835_937_5e-3), plus: Self(2.100_080_251_693_725_585_937_5e-2)
    )
    .times(square, plus: Self(-5.385_134_369_134_902_954_101_562_5e-2))
    .times(square, plus: Self(0.133_327_648_043_632_507_324_218_75))
    .times(square, plus: Self(-0.333_333_283_662_796_020_507_812_5))
    let near = (square * p).times(a, plus: a)

    // From here on the answer is 1.
    let most = Self(9.1)
    let parts = Exponential(select(most, below: a, most, otherwise: a) * Self(2))
    let far = Self(1) - Self(2) / parts.fraction.times(parts.power, plus: Self(1))
    return select(a, below: Self(0.625), near, otherwise: far)
  }

  @inline(__always)
  static var geluFactors: (linear: (high: Double, low: Double), cubic: (high: Double, low: Double))
  {
    (linear: (0x1.988454p0, -4.534_068_042_105e-8), cubic: (0x1.2444f2p-4, 2.398_832_395_994e-9))
  }

  /// It leaves a relative error of 2.4e-8; no term is negative, so nothing cancels.
  ///
  /// A rational minimax approximation of degrees 4 and 5: Lawson's iteration in many digits, the coefficients rounded to the
  /// format one by one and the others fitted again.
  @inline(__always)
  static func gaussianTail(_ a: Self) -> (numerator: Self, denominator: Self) {
    let numerator = a.times(Self(0x1.234cc8p-8), plus: Self(0x1.5ebb98p-5))
      .times(a, plus: Self(0x1.84653ap-3))
      .times(a, plus: Self(0x1.c992aap-2))
      .times(a, plus: Self(0.5))
    let denominator = a.times(Self(0x1.6d1698p-7), plus: Self(0x1.b7983cp-4))
      .times(a, plus: Self(0x1.f2151ap-2))
      .times(a, plus: Self(0x1.3a9df0p0))
      .times(a, plus: Self(0x1.b10b8ap0))
      .times(a, plus: Self(1))
    return (numerator, denominator)
  }

  @inline(__always)
  static var ranges: SeriesRanges {
    SeriesRanges(
      leastLogistic: -110, mostLogistic: 87, mostPower: 120, leastLessOne: -18, mostGradient: 205,
      leastThird: -100, leastGELU: -11, mostGELU: 6, mostGELUGradient: 14, mostGaussian: 14.7,
      mostGaussianGradient: 20)
  }
}

/// Arrays of `Float`.
enum Float32Elements: ElementLanes {
  typealias One = F32x1
  typealias Half = F32x8
  typealias Line = F32x16

  static var elementType: ElementType { .float32 }
}
