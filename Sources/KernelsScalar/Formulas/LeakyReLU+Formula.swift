// Leaky ReLU and its gradient, as the contract says.

extension LeakyReLU: PiecewiseFormula {
  @inline(__always)
  static func isFirst<T: BinaryFloatingPoint>(_ x: T, _: T) -> Bool { x < 0 }

  @inline(__always)
  static func first<T: BinaryFloatingPoint>(_ x: T, _: T, _ slope: T) -> T { slope * x }

  @inline(__always)
  static func second<T: BinaryFloatingPoint>(_ x: T, _: T, _: T) -> T { x }
}

extension LeakyReLUGradient: PiecewiseFormula {
  @inline(__always)
  static func isFirst<T: BinaryFloatingPoint>(_ x: T, _: T) -> Bool { x > 0 }

  @inline(__always)
  static func first<T: BinaryFloatingPoint>(_: T, _ dy: T, _: T) -> T { dy }

  @inline(__always)
  static func second<T: BinaryFloatingPoint>(_: T, _ dy: T, _ slope: T) -> T { slope * dy }
}
