// The numbers that references are computed in.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A format that the C library's functions are had for.
protocol ExactNumber: BinaryFloatingPoint {
  /// 2^k + 1, which splits a number of 2k or 2k - 1 bits into halves.
  static var splitter: Self { get }
  static func exponential(_ x: Self) -> Self
  static func exponentialLessOne(_ x: Self) -> Self
  static func hyperbolicTangent(_ x: Self) -> Self
  static func complementaryErrorFunction(_ x: Self) -> Self
}

extension Double: ExactNumber {
  static var splitter: Double { 0x1p27 + 1 }
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func exponentialLessOne(_ x: Double) -> Double { expm1(x) }
  static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  static func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }
}

#if arch(x86_64) && canImport(Glibc)
  extension Float80: ExactNumber {
    static var splitter: Float80 { 0x1p32 + 1 }
    static func exponential(_ x: Float80) -> Float80 { exp(x) }
    static func exponentialLessOne(_ x: Float80) -> Float80 { expm1(x) }
    static func hyperbolicTangent(_ x: Float80) -> Float80 { tanh(x) }
    static func complementaryErrorFunction(_ x: Float80) -> Float80 { erfc(x) }
  }

  /// x86's extended format.
  typealias WidestNumber = Float80
#else
  typealias WidestNumber = Double
#endif

extension ExactNumber {
  /// What a product loses as it is rounded, of factors that ``splitter`` does not make infinite.
  ///
  /// By halves, whose products are exact (Dekker, "A floating-point technique for extending the available precision",
  /// 1971): the C library multiplies and adds with one rounding in hundreds of instructions.
  static func productError(_ a: Self, _ b: Self) -> Self {
    func split(_ number: Self) -> (high: Self, low: Self) {
      let scaled = number * splitter
      let high = scaled - (scaled - number)
      return (high, number - high)
    }
    let (first, second) = (split(a), split(b))
    return first.high * second.high - a * b + first.high * second.low + first.low * second.high
      + first.low * second.low
  }
}
