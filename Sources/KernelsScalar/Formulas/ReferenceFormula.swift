// The formulas of the contract, which kernels are compared with.

import KernelInterface

/// An operation whose exact answer is known, rounded to the format of an element.
protocol ReferenceFormula {
  static func reference(_ first: Float, _ second: Float, _ parameter: Double) -> Float
  static func reference(_ first: Double, _ second: Double, _ parameter: Double) -> Double
  /// Of numbers that a narrower format holds, and before it is rounded to that.
  static func wideReference(_ first: Float, _ second: Float, _ parameter: Double) -> Double
}

/// A formula of two pieces, computed in the format itself: its answers are exact to the bit.
protocol PiecewiseFormula: ReferenceFormula {
  /// Which of the two holds.
  static func isFirst<T: BinaryFloatingPoint>(_ first: T, _ second: T) -> Bool
  static func first<T: BinaryFloatingPoint>(_ first: T, _ second: T, _ parameter: T) -> T
  static func second<T: BinaryFloatingPoint>(_ first: T, _ second: T, _ parameter: T) -> T
}

extension PiecewiseFormula {
  @inline(__always)
  private static func answer<T: BinaryFloatingPoint>(_ first: T, _ second: T, _ parameter: T) -> T {
    isFirst(first, second)
      ? Self.first(first, second, parameter) : Self.second(first, second, parameter)
  }

  @inline(__always)
  static func reference(_ first: Float, _ second: Float, _ parameter: Double) -> Float {
    answer(first, second, Float(parameter))
  }

  @inline(__always)
  static func reference(_ first: Double, _ second: Double, _ parameter: Double) -> Double {
    answer(first, second, parameter)
  }

  /// The answer of single precision; an element that is chosen comes back as it was, a NaN with its payload.
  @inline(__always)
  static func wideReference(_ first: Float, _ second: Float, _ parameter: Double) -> Double {
    let answer = answer(first, second, Float(parameter))
    return Double(
      bitPattern: ElementType.float32.format.convert(UInt64(answer.bitPattern), to: .double))
  }
}

/// A formula computed in a wider format with the C library's functions: in `Double` for `Float`, before it is
/// rounded its answer is wrong by a few units of `Double`, which are 2^-29 of those of `Float`; for `Double` in the
/// 64 bits of x86's extended format, whose units are 2^-11 of those of `Double`, and where there is none in
/// `Double` itself.
protocol PreciseFormula: ReferenceFormula {
  static func exact<T: ExactNumber>(_ first: T, _ second: T, _ parameter: T) -> T
}

extension PreciseFormula {
  @inline(__always)
  static func reference(_ first: Float, _ second: Float, _ parameter: Double) -> Float {
    Float(wideReference(first, second, parameter))
  }

  @inline(__always)
  static func reference(_ first: Double, _ second: Double, _ parameter: Double) -> Double {
    Double(exact(WidestNumber(first), WidestNumber(second), WidestNumber(parameter)))
  }

  /// With the parameter that kernels of single precision have.
  @inline(__always)
  static func wideReference(_ first: Float, _ second: Float, _ parameter: Double) -> Double {
    exact(Double(first), Double(second), Double(Float(parameter)))
  }
}

extension PreciseFormula {
  /// The answer in double precision.
  static func exactAnswer(_ first: Double, _ second: Double, _ parameter: Double) -> ExactAnswer {
    ExactAnswer(rounded: exact(first, second, parameter))
  }

  /// The answer in the widest format there is.
  static func widerAnswer(_ first: Double, _ second: Double, _ parameter: Double) -> ExactAnswer {
    let answer = exact(WidestNumber(first), WidestNumber(second), WidestNumber(parameter))
    let rounded = Double(answer)
    return ExactAnswer(
      rounded: rounded, rest: rounded.isFinite ? Double(answer - WidestNumber(rounded)) : 0)
  }
}
