// Four numbers in the format of `Double`.

import CKernelSupport

/// Four elements of 32 bytes in all.
struct F64x4: Float64Lanes {
  typealias One = F64x1
  private let lanes: SIMD4<Double>

  @inline(__always)
  private init(lanes: SIMD4<Double>) { self.lanes = lanes }

  @inline(__always)
  init(_ number: Double) { lanes = SIMD4(repeating: number) }

  @inline(__always)
  static var count: Int { 4 }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self {
    Self(lanes: address.loadUnaligned(as: SIMD4<Double>.self))
  }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) {
    address.storeBytes(of: lanes, as: SIMD4<Double>.self)
  }

  @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    Self(lanes: cks_double4_add(left.lanes, right.lanes))
  }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self {
    Self(lanes: cks_double4_subtract(left.lanes, right.lanes))
  }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self {
    Self(lanes: cks_double4_multiply(left.lanes, right.lanes))
  }

  @inline(__always)
  static func / (left: Self, right: Self) -> Self {
    Self(lanes: cks_double4_divide(left.lanes, right.lanes))
  }

  @inline(__always)
  func times(_ factor: Self, plus addend: Self) -> Self {
    Self(lanes: cks_double4_multiply_add(lanes, factor.lanes, addend.lanes))
  }

  @inline(__always)
  static func select(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self {
    Self(lanes: cks_double4_select_below(left.lanes, right.lanes, first.lanes, second.lanes))
  }

  @inline(__always)
  var magnitude: Self { Self(lanes: cks_double4_mask(lanes, 0x7fff_ffff_ffff_ffff)) }

  @inline(__always)
  var upperHalf: Self { Self(lanes: cks_double4_mask(lanes, 0xffff_ffff_f800_0000)) }

  @inline(__always)
  func withSigns(of other: Self) -> Self {
    Self(lanes: cks_double4_with_signs(lanes, other.lanes))
  }

  @inline(__always)
  func sharedBits(with other: Self) -> Self { Self(lanes: cks_double4_and(lanes, other.lanes)) }

  @inline(__always)
  var powerOfTwo: Self { Self(lanes: cks_double4_power_of_two(lanes)) }
}
