// The arithmetic that operations are written in.

/// Elements that are computed with as they are.
protocol NumberLanes: Lanes {
  /// The same number in every lane, rounded to the format.
  init(_ number: Double)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  /// `self * factor + addend`, rounded once where the instruction set can, else twice.
  func times(_ factor: Self, plus addend: Self) -> Self
  /// `first` in lanes where `left < right`, else, as where one of them is NaN, `second`.
  static func select(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self
  /// The same, of numbers that take long to compute: a compiler may jump over one of two, where a single
  /// element is chosen, and the predictor would have to guess.
  static func selectComputed(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self
  /// The numbers without their signs.
  var magnitude: Self { get }
  /// The numbers, none of which is negative, with the signs of others.
  func withSigns(of other: Self) -> Self
  /// The numbers cut off behind the upper half of their digits: the product of two such is exact.
  var upperHalf: Self { get }
  /// The bits that are set in both.
  func sharedBits(with other: Self) -> Self
  /// Of numbers t = ``shift`` + n, n a whole number that a normal number has as exponent: 2^n.
  ///
  /// The lowest bits of t are those of n; shifted, they are the exponent.
  var powerOfTwo: Self { get }

  // MARK: What series need of the precision

  /// 1.5 times the number from which on there are whole numbers only: a sum with it is rounded to the nearest.
  static var shift: Double { get }
  /// Minus ln 2 in two parts, of which the first has so few bits that a product with an exponent is exact.
  static var negatedLogarithmOfTwo: (high: Double, low: Double) { get }
  /// q of e^r = 1 + r + r^2 q(r), |r| <= ln 2 / 2.
  static func exponentialTail(_ r: Self) -> Self
  /// tanh of numbers that are not negative.
  static func tanh(ofMagnitude a: Self) -> Self
  /// 2 sqrt(2 / pi) and 0.044715 times that, each as the sum of two numbers of the format.
  static var geluFactors: (linear: (high: Double, low: Double), cubic: (high: Double, low: Double))
  {
    get
  }
  /// exp(a^2 / 2) erfc(a / sqrt(2)) / 2 as a quotient, of a from 0 to ``SeriesRanges/mostGaussianGradient``.
  static func gaussianTail(_ a: Self) -> (numerator: Self, denominator: Self)
  /// Where functions of a number leave the range of the format.
  static var ranges: SeriesRanges { get }
}

extension NumberLanes {
  @inline(__always)
  static func apply<Operation: ElementwiseOperation>(
    _: Operation.Type, _ first: Self, _ second: Self, _ parameter: Double
  ) -> Self {
    Operation.apply(first, second, Self(parameter))
  }

  /// Vectors are never jumped over.
  @inline(__always)
  static func selectComputed(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self {
    select(left, below: right, first, otherwise: second)
  }
}

/// Numbers from which on an operation's answer is known, or a power leaves the range of normal numbers.
struct SeriesRanges {
  /// Below it x / (1 + exp(-x)) rounds to 0.
  let leastLogistic: Double
  /// Above it 1 + exp(-x) is 1, and exp(-x) is normal.
  let mostLogistic: Double
  /// The largest power of two that may be multiplied by a number of 1 to 2, with room for a sum.
  let mostPower: Double
  /// Below it exp(x) - 1 rounds to -1.
  let leastLessOne: Double
  /// Beyond it x exp(-x) times the largest number rounds to 0.
  let mostGradient: Double
  /// A third of the exponent that such an exp(-x) has, or more; of GELU's what is left behind two of them is a normal
  /// number's still.
  let leastThird: Double
  /// Below it GELU by tanh rounds to 0.
  let leastGELU: Double
  /// Above it GELU by tanh rounds to x.
  let mostGELU: Double
  /// Beyond it the same holds of its derivative times the largest number.
  let mostGELUGradient: Double
  /// Beyond it GELU by erf rounds to 0 or x.
  let mostGaussian: Double
  /// Beyond it the same holds of its derivative times the largest number.
  let mostGaussianGradient: Double
}
