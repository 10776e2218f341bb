// Eight numbers in the format of `Double`.

/// Eight elements of 64 bytes in all.
struct F64x8: Float64Lanes {
  typealias One = F64x1
  let lanes: SIMD8<Double>

  @inline(__always)
  init(lanes: SIMD8<Double>) { self.lanes = lanes }

  @inline(__always)
  init(bits: SIMD8<UInt64>) { lanes = unsafeBitCast(bits, to: SIMD8<Double>.self) }

  @inline(__always)
  init(_ number: Double) { lanes = SIMD8(repeating: number) }

  @inline(__always)
  static var count: Int { 8 }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self {
    Self(lanes: address.loadUnaligned(as: SIMD8<Double>.self))
  }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) {
    address.storeBytes(of: lanes, as: SIMD8<Double>.self)
  }

  @inline(__always)
  static func + (left: Self, right: Self) -> Self { Self(lanes: left.lanes + right.lanes) }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self { Self(lanes: left.lanes - right.lanes) }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self { Self(lanes: left.lanes * right.lanes) }

  @inline(__always)
  static func / (left: Self, right: Self) -> Self { Self(lanes: left.lanes / right.lanes) }

  @inline(__always)
  func times(_ factor: Self, plus addend: Self) -> Self {
    #if FUSED_MULTIPLY_ADD || arch(arm64)
      Self(lanes: addend.lanes.addingProduct(lanes, factor.lanes))
    #else
      Self(lanes: addend.lanes + lanes * factor.lanes)
    #endif
  }

  @inline(__always)
  static func select(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self {
    Self(lanes: second.lanes.replacing(with: first.lanes, where: left.lanes .< right.lanes))
  }

  @inline(__always)
  var bits: SIMD8<UInt64> { unsafeBitCast(lanes, to: SIMD8<UInt64>.self) }

  @inline(__always)
  var magnitude: Self { Self(bits: bits & SIMD8(repeating: 0x7fff_ffff_ffff_ffff)) }

  @inline(__always)
  func withSigns(of other: Self) -> Self {
    Self(bits: bits | (other.bits & SIMD8(repeating: 0x8000_0000_0000_0000)))
  }

  @inline(__always)
  func sharedBits(with other: Self) -> Self { Self(bits: bits & other.bits) }

  @inline(__always)
  var powerOfTwo: Self {
    Self(bits: (bits &<< SIMD8(repeating: 52)) &+ SIMD8(repeating: 0x3ff0_0000_0000_0000))
  }
}
