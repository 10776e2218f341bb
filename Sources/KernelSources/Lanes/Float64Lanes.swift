// What series of double precision are made of.

import KernelInterface

/// Elements in the format of `Double`.
protocol Float64Lanes: NumberLanes {}

/// Coefficients of polynomials by fpminimax of Sollya, as those of ``Float32Lanes``.
extension Float64Lanes {
  @inline(__always)
  static var shift: Double { 0x1.8p52 }

  @inline(__always)
  static var negatedLogarithmOfTwo: (high: Double, low: Double) {
    (-6.931_457_519_531_25e-1, -1.428_606_820_309_417_232_12e-6)
  }

  /// It leaves a relative error of 5e-19, a two hundredth of a unit in the last place.
  @inline(__always)
  static func exponentialTail(_ r: Self) -> Self {
    r.times(
      Self(2.089646724010509083679315868431990155240640660849749110639095e-9),
      plus: Self(2.510539630162697268893347258503917496241797380207572132349014e-8)
    )
    .times(r, plus: Self(2.75573269207262210830536959191294776871927751926705241203308e-7))
    .times(r, plus: Self(2.755725486152800141932553770751646027292736107483506202697754e-6))
    .times(r, plus: Self(2.480158727186730069141570864665879980748286470770835876464844e-5))
    .times(r, plus: Self(1.984126987538123497532144279276167253556195646524429321289062e-4))
    .times(r, plus: Self(1.3888888888905046199717663313322191243059933185577392578125e-3))
    .times(r, plus: Self(8.3333333333259033970374929367608274333178997039794921875e-3))
    .times(r, plus: Self(4.166666666666664353702032030873924117434024810791015625e-2))
    .times(r, plus: Self(0.1666666666666667129259593593815225176513195037841796875))
    .times(r, plus: Self(0.5))
  }

  /// f / (f + 2) with f = exp(2 a) - 1, of which nothing cancels.
  @inline(__always)
  static func tanh(ofMagnitude a: Self) -> Self {
    // From here on the answer is 1.
    let most = Self(19.1)
    let parts = Exponential(select(most, below: a, most, otherwise: a) * Self(2))
    let f = parts.lessOne
    return f / (f + Self(2))
  }

  @inline(__always)
  static var geluFactors: (linear: (high: Double, low: Double), cubic: (high: Double, low: Double))
  {
    (
      linear: (0x1.9884533d43651p0, -9.969_308_809_110_920e-17),
      cubic: (0x1.2444f2a4d8b4bp-4, -6.175_149_918_155_315e-19)
    )
  }

  /// It leaves a relative error of 6e-18; no term is negative, so nothing cancels.
  ///
  /// A rational minimax approximation of degrees 10 and 11: Lawson's iteration in many digits, the coefficients rounded to the
  /// format one by one and the others fitted again.
  @inline(__always)
  static func gaussianTail(_ a: Self) -> (numerator: Self, denominator: Self) {
    let numerator = a.times(Self(0x1.0d26db368e898p-22), plus: Self(0x1.01609e5514b7dp-17))
      .times(a, plus: Self(0x1.e49b935dcd847p-14))
      .times(a, plus: Self(0x1.23d75e5be373fp-10))
      .times(a, plus: Self(0x1.ee4507c0c290dp-8))
      .times(a, plus: Self(0x1.32369b014dc64p-5))
      .times(a, plus: Self(0x1.18b1cb195a729p-3))
      .times(a, plus: Self(0x1.7858575aabd50p-2))
      .times(a, plus: Self(0x1.62afc8d57aa67p-1))
      .times(a, plus: Self(0x1.ac303b925baf4p-1))
      .times(a, plus: Self(0.5))
    let denominator = a.times(Self(0x1.5154ec84f480cp-21), plus: Self(0x1.42932314d12cfp-16))
      .times(a, plus: Self(0x1.305779d36f615p-12))
      .times(a, plus: Self(0x1.7049f6c78e377p-9))
      .times(a, plus: Self(0x1.3a764746fe5e5p-6))
      .times(a, plus: Self(0x1.8b0de2034ae9ap-4))
      .times(a, plus: Self(0x1.7291fe76201edp-2))
      .times(a, plus: Self(0x1.0272341ad6581p0))
      .times(a, plus: Self(0x1.05c44095afca4p1))
      .times(a, plus: Self(0x1.6da732e469baep1))
      .times(a, plus: Self(0x1.3c3932987eb0fp1))
      .times(a, plus: Self(1))
    return (numerator, denominator)
  }

  @inline(__always)
  static var ranges: SeriesRanges {
    SeriesRanges(
      leastLogistic: -760, mostLogistic: 700, mostPower: 1000, leastLessOne: -38,
      mostGradient: 1470, leastThird: -800, leastGELU: -22.5, mostGELU: 7.5, mostGELUGradient: 28,
      mostGaussian: 38.9, mostGaussianGradient: 55)
  }
}

/// Arrays of `Double`.
enum Float64Elements: ElementLanes {
  typealias One = F64x1
  typealias Half = F64x4
  typealias Line = F64x8

  static var elementType: ElementType { .float64 }
}
