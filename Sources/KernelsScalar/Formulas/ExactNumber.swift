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
  static func exponential(_ x: Self) -> Self
  static func exponentialLessOne(_ x: Self) -> Self
  static func hyperbolicTangent(_ x: Self) -> Self
  static func complementaryErrorFunction(_ x: Self) -> Self
}

extension Double: ExactNumber {
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func exponentialLessOne(_ x: Double) -> Double { expm1(x) }
  static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  static func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }
}

#if arch(x86_64) && canImport(Glibc)
  extension Float80: ExactNumber {
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
