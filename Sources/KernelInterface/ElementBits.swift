// What a kernel made of an element, bit by bit.

/// The bits that go into an element and come out of it.
public struct ElementBits: Sendable, Hashable {
  /// Their format.
  public var elementType: ElementType
  /// The first input.
  public var x: UInt64
  /// The second; the first again for an operation of one.
  public var dy: UInt64
  /// The answer of the contract.
  public var expected: UInt64
  /// The answer of the kernel.
  public var found: UInt64

  /// Gathers the bits of an element.
  public init<Bits: UnsignedInteger>(
    _ elementType: ElementType = .float32, x: Bits, dy: Bits, expected: Bits, found: Bits
  ) {
    self.elementType = elementType
    self.x = UInt64(x)
    self.dy = UInt64(dy)
    self.expected = UInt64(expected)
    self.found = UInt64(found)
  }
}
