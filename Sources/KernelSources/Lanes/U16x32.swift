// Thirty-two patterns of 16 bits.

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
  static func select(_ x: Self, in range: PatternRange, _ first: Self, otherwise second: Self) -> Self {
    let distance = x.lanes &- SIMD32(repeating: range.offset)
    return Self(
      lanes: second.lanes.replacing(
        with: first.lanes, where: distance .<= SIMD32(repeating: range.mostDistance)))
  }

  /// The first and the last sixteen.
  @inline(__always)
  var halves: (U16x16, U16x16) { unsafeBitCast(lanes, to: (U16x16, U16x16).self) }

  @inline(__always)
  init(_ halves: (U16x16, U16x16)) { lanes = unsafeBitCast(halves, to: SIMD32<Int16>.self) }
}
