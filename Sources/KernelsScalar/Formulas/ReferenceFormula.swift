// The formulas of the contract, which kernels are compared with.

/// An operation whose exact answer is known, rounded to `Float`.
protocol ReferenceFormula {
  static func reference(_ first: Float, _ second: Float, _ parameter: Float) -> Float
}

/// A formula of two pieces, computed in `Float`: its answers are exact to the bit.
protocol PiecewiseFormula: ReferenceFormula {
  /// Which of the two holds.
  static func isFirst(_ first: Float, _ second: Float) -> Bool
  static func first(_ first: Float, _ second: Float, _ parameter: Float) -> Float
  static func second(_ first: Float, _ second: Float, _ parameter: Float) -> Float
}

extension PiecewiseFormula {
  @inline(__always)
  static func reference(_ first: Float, _ second: Float, _ parameter: Float) -> Float {
    isFirst(first, second)
      ? Self.first(first, second, parameter) : Self.second(first, second, parameter)
  }
}

/// A formula computed in `Double` with the C library's functions: before it is rounded its answer is wrong by a few
/// units of `Double`, which are 2^-29 of those of `Float`.
protocol PreciseFormula: ReferenceFormula {
  static func exact(_ first: Double, _ second: Double, _ parameter: Double) -> Double
}

extension PreciseFormula {
  @inline(__always)
  static func reference(_ first: Float, _ second: Float, _ parameter: Float) -> Float {
    Float(exact(Double(first), Double(second), Double(parameter)))
  }
}
