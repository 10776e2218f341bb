// Thirty-two elements of a format of 16 bits.

/// Thirty-two elements, chosen by their bits or computed with in single precision.
protocol HalfPrecisionx32: Lanes, PatternLanes {
  associatedtype Format: HalfPrecision
  var bits: U16x32 { get }
  init(bits: U16x32)
}

extension HalfPrecisionx32 {
  @inline(__always)
  static var count: Int { 32 }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self { Self(bits: .load(address)) }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) { bits.store(address) }

  @inline(__always)
  init(pattern: UInt16) { self.init(bits: U16x32(pattern)) }

  @inline(__always)
  static var six: UInt16 { Format.six }

  @inline(__always)
  static var infinity: UInt16 { Format.infinity }

  @inline(__always)
  static func select(_ x: Self, in range: PatternRange, _ first: Self, otherwise second: Self)
    -> Self
  {
    Self(bits: .select(x.bits, in: range, first.bits, otherwise: second.bits))
  }

  @inline(__always)
  static func apply<Operation: ElementwiseOperation>(
    _: Operation.Type, _ first: Self, _ second: Self, _ parameter: Double
  ) -> Self {
    if let chosen = Operation.choose(first, second) { return chosen }
    let (first, second) = (first.bits.halves, second.bits.halves)
    return Self(
      bits: U16x32(
        (
          computed(Operation.self, first.0, second.0, parameter),
          computed(Operation.self, first.1, second.1, parameter)
        )))
  }

  @inline(__always)
  private static func computed<Operation: ElementwiseOperation>(
    _: Operation.Type, _ first: U16x16, _ second: U16x16, _ parameter: Double
  ) -> U16x16 {
    Format.narrowed(
      Operation.apply(Format.widened(first), Format.widened(second), F32x16(parameter)))
  }
}
