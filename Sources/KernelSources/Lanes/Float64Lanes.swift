// What series of double precision are made of.

import KernelInterface

/// Elements in the format of `Double`.
protocol Float64Lanes: NumberLanes {}

/// Coefficients of double precision by fpminimax of Sollya, as those of ``Float32Lanes``.
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
  static var ranges: SeriesRanges {
    SeriesRanges(
      leastLogistic: -760, mostLogistic: 700, mostPower: 1000, leastLessOne: -38,
      mostGradient: 1470, leastThird: -800)
  }
}

/// Arrays of `Double`.
enum Float64Elements: ElementLanes {
  typealias One = F64x1
  typealias Half = F64x4
  typealias Line = F64x8

  static var elementType: ElementType { .float64 }
}
