// One element of a format of 16 bits.

/// One element, chosen by their bits or computed with in single precision.
protocol HalfPrecisionx1: Lanes, PatternLanes {
  associatedtype Format: HalfPrecision
  var bits: U16x1 { get }
  init(bits: U16x1)
}

extension HalfPrecisionx1 {
  @inline(__always)
  static var count: Int { 1 }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self { Self(bits: .load(address)) }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) { bits.store(address) }

  @inline(__always)
  init(pattern: UInt16) { self.init(bits: U16x1(pattern)) }

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
    return Self(
      bits: Format.narrowed(
        Operation.apply(
          Format.widened(first.bits), Format.widened(second.bits), F32x1(parameter))))
  }
}
