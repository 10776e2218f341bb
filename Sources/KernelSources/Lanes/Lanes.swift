// What a loop and an operation need of some elements side by side, whatever their format and number.

/// Neighbouring elements of an array in a register.
///
/// Conforming types are not generic, and name the standard library's vectors of one width: a comparison
/// that is generic over the width compiles to a branch per lane, and the witness table of a generic type
/// is a weak symbol that all instruction sets share.
protocol Lanes {
  /// A single element, for the ends of an array that fill no vector.
  associatedtype One: Lanes
  /// Elements.
  static var count: Int { get }
  /// Reads the elements from an address of any alignment.
  static func load(_ address: UnsafeRawPointer) -> Self
  /// Writes the elements to an address of any alignment.
  func store(_ address: UnsafeMutableRawPointer)
}

extension Lanes {
  /// Bytes of all elements.
  @inline(__always)
  static var byteCount: Int { MemoryLayout<Self>.size }
}

extension Float32Lanes {
  /// Vectors are never jumped over.
  @inline(__always)
  static func selectComputed(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self {
    select(left, below: right, first, otherwise: second)
  }
}

/// Elements in the format of `Float`, and the arithmetic that operations are written in.
protocol Float32Lanes: Lanes where One: Float32Lanes {
  /// The same number in every lane.
  init(_ number: Float)
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
  /// The bits that are set in both.
  func sharedBits(with other: Self) -> Self
  /// Of numbers t = 1.5 * 2^23 + n, n a whole number from -126 to 127: 2^n.
  ///
  /// The lowest bits of t are those of n; shifted, they are the exponent.
  var powerOfTwo: Self { get }
}
