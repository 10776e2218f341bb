// What a loop needs of some elements side by side, whatever their format and number.

import KernelInterface

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
  /// Computes an operation in the arithmetic that is right for the format.
  ///
  /// It is handed elements of the first input, of the second, and the operation's parameter, and returns the answers.
  static func apply<Operation: ElementwiseOperation>(
    _: Operation.Type, _ first: Self, _ second: Self, _ parameter: Double
  ) -> Self
}

extension Lanes {
  /// Bytes of all elements.
  @inline(__always)
  static var byteCount: Int { MemoryLayout<Self>.size }
}

/// A format of elements, as loops go over arrays of it.
protocol ElementLanes {
  /// One element.
  associatedtype One: Lanes where One.One == One
  /// As many as fill half a cache line: a vector of AVX2, two of the baseline's.
  associatedtype Half: Lanes where Half.One == One
  /// As many as fill a cache line: a vector of AVX-512.
  associatedtype Line: Lanes where Line.One == One
  /// What lists call the format.
  static var elementType: ElementType { get }
}
