// Eight numbers in the format of `Double`.

import CKernelSupport

/// Eight elements of 64 bytes in all.
struct F64x8: Float64Lanes {
  typealias One = F64x1
  let lanes: SIMD8<Double>

  @inline(__always)
  init(lanes: SIMD8<Double>) { self.lanes = lanes }

  @inline(__always)
  init(_ number: Double) { lanes = SIMD8(repeating: number) }

  @inline(__always)
  static var count: Int { 8 }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self {
    Self(lanes: address.loadUnaligned(as: SIMD8<Double>.self))
  }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) {
    address.storeBytes(of: lanes, as: SIMD8<Double>.self)
  }

  @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    Self(lanes: cks_double8_add(left.lanes, right.lanes))
  }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self {
    Self(lanes: cks_double8_subtract(left.lanes, right.lanes))
  }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self {
    Self(lanes: cks_double8_multiply(left.lanes, right.lanes))
  }

  @inline(__always)
  static func / (left: Self, right: Self) -> Self {
    Self(lanes: cks_double8_divide(left.lanes, right.lanes))
  }

  @inline(__always)
  func times(_ factor: Self, plus addend: Self) -> Self {
    Self(lanes: cks_double8_multiply_add(lanes, factor.lanes, addend.lanes))
  }

  @inline(__always)
  static func select(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self {
    Self(lanes: cks_double8_select_below(left.lanes, right.lanes, first.lanes, second.lanes))
  }

  @inline(__always)
  var magnitude: Self { Self(lanes: cks_double8_mask(lanes, 0x7fff_ffff_ffff_ffff)) }

  @inline(__always)
  var upperHalf: Self { Self(lanes: cks_double8_mask(lanes, 0xffff_ffff_f800_0000)) }

  @inline(__always)
  func withSigns(of other: Self) -> Self {
    Self(lanes: cks_double8_with_signs(lanes, other.lanes))
  }

  @inline(__always)
  func sharedBits(with other: Self) -> Self { Self(lanes: cks_double8_and(lanes, other.lanes)) }

  @inline(__always)
  var powerOfTwo: Self { Self(lanes: cks_double8_power_of_two(lanes)) }
}
