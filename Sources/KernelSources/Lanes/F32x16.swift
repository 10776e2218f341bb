// Sixteen numbers in the format of `Float`.

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
  var bits: SIMD16<UInt32> { unsafeBitCast(lanes, to: SIMD16<UInt32>.self) }

  @inline(__always)
  var magnitude: Self { Self(bits: bits & SIMD16(repeating: 0x7fff_ffff)) }

  @inline(__always)
  func withSigns(of other: Self) -> Self {
    Self(bits: bits | (other.bits & SIMD16(repeating: 0x8000_0000)))
  }

  @inline(__always)
  func sharedBits(with other: Self) -> Self { Self(bits: bits & other.bits) }

  @inline(__always)
  var powerOfTwo: Self {
    Self(bits: (bits &<< SIMD16(repeating: 23)) &+ SIMD16(repeating: 0x3f80_0000))
  }
}
