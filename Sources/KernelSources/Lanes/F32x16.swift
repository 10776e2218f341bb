// Sixteen numbers in the format of `Float`.

import CKernelSupport

/// Sixteen elements of 64 bytes in all.
struct F32x16: Float32Lanes {
  typealias One = F32x1
  let lanes: SIMD16<Float>

  @inline(__always)
  init(lanes: SIMD16<Float>) { self.lanes = lanes }

  @inline(__always)
  init(bits: SIMD16<UInt32>) { lanes = unsafeBitCast(bits, to: SIMD16<Float>.self) }

  @inline(__always)
  init(_ number: Double) { lanes = SIMD16(repeating: Float(number)) }

  @inline(__always)
  static var count: Int { 16 }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self {
    Self(lanes: address.loadUnaligned(as: SIMD16<Float>.self))
  }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) {
    address.storeBytes(of: lanes, as: SIMD16<Float>.self)
  }

  @inline(__always)
  static func + (left: Self, right: Self) -> Self {
    Self(lanes: cks_float16_add(left.lanes, right.lanes))
  }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self {
    Self(lanes: cks_float16_subtract(left.lanes, right.lanes))
  }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self {
    Self(lanes: cks_float16_multiply(left.lanes, right.lanes))
  }

  @inline(__always)
  static func / (left: Self, right: Self) -> Self {
    Self(lanes: cks_float16_divide(left.lanes, right.lanes))
  }

  @inline(__always)
  func times(_ factor: Self, plus addend: Self) -> Self {
    Self(lanes: cks_float16_multiply_add(lanes, factor.lanes, addend.lanes))
  }

  @inline(__always)
  static func select(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self {
    Self(lanes: cks_float16_select_below(left.lanes, right.lanes, first.lanes, second.lanes))
  }

  @inline(__always)
  var magnitude: Self { Self(lanes: cks_float16_mask(lanes, 0x7fff_ffff)) }

  @inline(__always)
  var upperHalf: Self { Self(lanes: cks_float16_mask(lanes, 0xffff_f000)) }

  @inline(__always)
  func withSigns(of other: Self) -> Self {
    Self(lanes: cks_float16_with_signs(lanes, other.lanes))
  }

  @inline(__always)
  func sharedBits(with other: Self) -> Self { Self(lanes: cks_float16_and(lanes, other.lanes)) }

  @inline(__always)
  var powerOfTwo: Self { Self(lanes: cks_float16_power_of_two(lanes)) }
}
