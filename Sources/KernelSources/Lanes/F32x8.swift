// Eight numbers in the format of `Float`.

import CKernelSupport

/// Eight elements of 32 bytes in all.
struct F32x8: Float32Lanes {
  typealias One = F32x1
  private let lanes: SIMD8<Float>

  @inline(__always)
  private init(lanes: SIMD8<Float>) { self.lanes = lanes }

  @inline(__always)
  init(_ number: Double) { lanes = SIMD8(repeating: Float(number)) }

  @inline(__always)
  static var count: Int { 8 }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self {
    Self(lanes: address.loadUnaligned(as: SIMD8<Float>.self))
  }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) {
    address.storeBytes(of: lanes, as: SIMD8<Float>.self)
  }

  @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    Self(lanes: cks_float8_add(left.lanes, right.lanes))
  }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self {
    Self(lanes: cks_float8_subtract(left.lanes, right.lanes))
  }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self {
    Self(lanes: cks_float8_multiply(left.lanes, right.lanes))
  }

  @inline(__always)
  static func / (left: Self, right: Self) -> Self {
    Self(lanes: cks_float8_divide(left.lanes, right.lanes))
  }

  @inline(__always)
  func times(_ factor: Self, plus addend: Self) -> Self {
    Self(lanes: cks_float8_multiply_add(lanes, factor.lanes, addend.lanes))
  }

  @inline(__always)
  static func select(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self {
    Self(lanes: cks_float8_select_below(left.lanes, right.lanes, first.lanes, second.lanes))
  }

  @inline(__always)
  var magnitude: Self { Self(lanes: cks_float8_mask(lanes, 0x7fff_ffff)) }

  @inline(__always)
  var upperHalf: Self { Self(lanes: cks_float8_mask(lanes, 0xffff_f000)) }

  @inline(__always)
  func withSigns(of other: Self) -> Self {
    Self(lanes: cks_float8_with_signs(lanes, other.lanes))
  }

  @inline(__always)
  func sharedBits(with other: Self) -> Self { Self(lanes: cks_float8_and(lanes, other.lanes)) }

  @inline(__always)
  var powerOfTwo: Self { Self(lanes: cks_float8_power_of_two(lanes)) }
}
