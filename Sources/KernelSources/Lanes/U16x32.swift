// Thirty-two patterns of 16 bits.

import CKernelSupport

/// Thirty-two patterns of 64 bytes in all.
struct U16x32 {
  private let lanes: SIMD32<Int16>

  @inline(__always)
  private init(lanes: SIMD32<Int16>) { self.lanes = lanes }

  @inline(__always)
  init(_ pattern: UInt16) { lanes = SIMD32(repeating: Int16(bitPattern: pattern)) }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self {
    Self(lanes: address.loadUnaligned(as: SIMD32<Int16>.self))
  }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) {
    address.storeBytes(of: lanes, as: SIMD32<Int16>.self)
  }

  /// Compared as signed numbers, which vectors can do, after the least of the range was made the least there is.
  @inline(__always)
  static func select(
    _ x: Self, in range: PatternRange, _ first: Self, otherwise second: Self
  ) -> Self {
    Self(
      lanes: cks_select_short32(
        x.lanes, range.offset, range.mostDistance, first.lanes, second.lanes))
  }

  /// The first and the last sixteen.
  @inline(__always)
  var halves: (U16x16, U16x16) { unsafeBitCast(lanes, to: (U16x16, U16x16).self) }

  @inline(__always)
  init(_ halves: (U16x16, U16x16)) { lanes = unsafeBitCast(halves, to: SIMD32<Int16>.self) }
}
