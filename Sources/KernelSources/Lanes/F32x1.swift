// One number in the format of `Float`.

import CKernelSupport

/// A single element, with the arithmetic of vectors.
struct F32x1: Float32Lanes {
  typealias One = F32x1
  let lane: Float

  @inline(__always)
  init(_ number: Double) { lane = Float(number) }

  @inline(__always)
  init(lane: Float) { self.lane = lane }

  @inline(__always)
  init(bits: UInt32) { lane = Float(bitPattern: bits) }

  @inline(__always)
  static var count: Int { 1 }

  @inline(__always)
  static func load(_ address: UnsafeRawPointer) -> Self { Self(lane: address.load(as: Float.self)) }

  @inline(__always)
  func store(_ address: UnsafeMutableRawPointer) { address.storeBytes(of: lane, as: Float.self) }

  @inline(__always)
  var bits: UInt32 { lane.bitPattern }

  @inline(__always)
  static func + (left: Self, right: Self) -> Self { Self(lane: left.lane + right.lane) }

  @inline(__always)
  static func - (left: Self, right: Self) -> Self { Self(lane: left.lane - right.lane) }

  @inline(__always)
  static func * (left: Self, right: Self) -> Self { Self(lane: left.lane * right.lane) }

  @inline(__always)
  static func / (left: Self, right: Self) -> Self { Self(lane: left.lane / right.lane) }

  @inline(__always)
  func times(_ factor: Self, plus addend: Self) -> Self {
    #if FUSED_MULTIPLY_ADD || arch(arm64)
      Self(lane: addend.lane.addingProduct(lane, factor.lane))
    #else
      Self(lane: addend.lane + lane * factor.lane)
    #endif
  }

  @inline(__always)
  static func select(
    _ left: Self, below right: Self, _ first: Self, otherwise second: Self
  ) -> Self {
    left.lane < right.lane ? first : second
  }

  #if SCALAR
    @inline(__always)
    static func selectComputed(
      _ left: Self, below right: Self, _ first: Self, otherwise second: Self
    ) -> Self {
      Self(lane: cks_select_below(left.lane, right.lane, first.lane, second.lane))
    }
  #endif

  @inline(__always)
  var magnitude: Self { Self(bits: lane.bitPattern & 0x7fff_ffff) }

  @inline(__always)
  var upperHalf: Self { Self(bits: lane.bitPattern & 0xffff_f000) }

  @inline(__always)
  func withSigns(of other: Self) -> Self {
    Self(bits: lane.bitPattern | (other.lane.bitPattern & 0x8000_0000))
  }

  @inline(__always)
  func sharedBits(with other: Self) -> Self {
    Self(bits: lane.bitPattern & other.lane.bitPattern)
  }

  @inline(__always)
  var powerOfTwo: Self { Self(bits: (lane.bitPattern &<< 23) &+ 0x3f80_0000) }
}
