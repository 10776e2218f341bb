// ReLU of a sum, as the contract says.

extension AddReLU: PiecewiseFormula {
  @inline(__always)
  static func isFirst<T: BinaryFloatingPoint>(_ a: T, _ b: T) -> Bool { a + b < 0 }

  @inline(__always)
  static func first<T: BinaryFloatingPoint>(_: T, _: T, _: T) -> T { 0 }

  @inline(__always)
  static func second<T: BinaryFloatingPoint>(_ a: T, _ b: T, _: T) -> T { a + b }
}
