// Sixteen patterns of 16 bits.

import CKernelSupport

/// Sixteen patterns of 32 bytes in all.
struct U16x16 {
  private let lanes: SIMD16<Int16>

  @inline(__always)
  private init(lanes: SIMD16<Int16>) { self.lanes = lanes }

  @inline(__always)
  init(_ pattern: UInt16) { lanes = SIMD16(repeating: Int16(bitPattern: pattern)) }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self {
    Self(lanes: address.loadUnaligned(as: SIMD16<Int16>.self))
  }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) {
    address.storeBytes(of: lanes, as: SIMD16<Int16>.self)
  }

  /// Compared as signed numbers, which vectors can do, after the least of the range was made the least there is.
  @inline(__always)
  static func select(
    _ x: Self, in range: PatternRange, _ first: Self, otherwise second: Self
  ) -> Self {
    Self(
      lanes: cks_select_short16(
        x.lanes, range.offset, range.mostDistance, first.lanes, second.lanes))
  }

  /// The vector in the standard library's type.
  @inline(__always)
  var vector: SIMD16<UInt16> { unsafeBitCast(lanes, to: SIMD16<UInt16>.self) }

  @inline(__always)
  init(_ vector: SIMD16<UInt16>) { lanes = unsafeBitCast(vector, to: SIMD16<Int16>.self) }
}
