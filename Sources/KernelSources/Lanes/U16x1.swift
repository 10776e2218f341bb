// One pattern of 16 bits.

/// A single pattern, with the choices of vectors.
struct U16x1 {
  /// The pattern.
  let pattern: UInt16

  @inline(__always)
  init(_ pattern: UInt16) { self.pattern = pattern }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self { Self(address.load(as: UInt16.self)) }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) {
    address.storeBytes(of: pattern, as: UInt16.self)
  }

  @inline(__always)
  static func select(
    _ x: Self, in range: PatternRange, _ first: Self, otherwise second: Self
  ) -> Self {
    Int16(bitPattern: x.pattern) &- range.offset <= range.mostDistance ? first : second
  }
}
