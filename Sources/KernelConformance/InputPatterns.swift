// The inputs on which wrong kernels differ from right ones.

import ReLUKernels

/// Bit patterns that separate the plausible mistakes.
///
/// Such as NaN dropped or quieted, the sign of zero lost, subnormals flushed, infinities
/// mishandled, a comparison that is strict where it must not be.
public enum InputPatterns {
  /// Both zeros, both infinities, quiet and signalling NaNs of both signs with payloads, the ends
  /// of the subnormal and normal ranges, and ordinary numbers.
  public static let special: [UInt32] = [
    0x0000_0000, 0x8000_0000,
    0x7f80_0000, 0xff80_0000,
    0x7fc0_0000, 0xffc0_0000, 0x7fc1_2345, 0xffff_ffff, 0x7f80_0001, 0xff80_0001, 0x7fa5_5aa5,
    0x0000_0001, 0x8000_0001, 0x007f_ffff, 0x807f_ffff,
    0x0080_0000, 0x8080_0000, 0x7f7f_ffff, 0xff7f_ffff,
    0x3f80_0000, 0xbf80_0000, 0x4049_0fdb, 0xc2f6_e979,
  ]

  /// Upstream gradients that the exhaustive check combines with all 2^32 patterns of x: an ordinary
  /// number, both zeros, a quiet and a signalling NaN, an infinity, a subnormal, a huge negative.
  public static let upstream: [UInt32] = [
    0x3fc0_0000, 0x0000_0000, 0x8000_0000, 0x7fc1_2345, 0xff80_0001, 0xff80_0000, 0x8000_0001,
    0xff7f_ffff,
  ]

}

/// An endless mix of patterns of a type.
struct PatternMix<Bits: PatternBits>: Sendable {
  private let special: [Bits]

  /// The patterns of single precision for `float32`, and their like for others.
  init(_ elementType: ElementType) {
    special = InputPatterns.special(elementType).map { Bits($0) }
  }

  /// The pattern at `index` of an endless mix of special and pseudo-random values.
  ///
  /// Two of three values are special. The count of special patterns is odd and `rotation` shifts
  /// them, so that over a few rotations each of them meets each lane of a vector.
  @inline(__always)
  func pattern(at index: Int, rotation: Int) -> Bits {
    let position = index &+ rotation
    guard position % 3 == 2 else { return special[position % special.count] }
    // The finaliser of MurmurHash3 (Appleby): a cheap bijection with well-mixed bits.
    var bits = UInt32(truncatingIfNeeded: position) &* 0x9e37_79b9
    bits = (bits ^ (bits >> 16)) &* 0x85eb_ca6b
    bits = (bits ^ (bits >> 13)) &* 0xc2b2_ae35
    let low = bits ^ (bits >> 16)
    guard Bits.bitWidth > 32 else { return Bits(truncatingIfNeeded: low) }
    return Bits(truncatingIfNeeded: UInt64(low) << 32 | UInt64(low &* 0x9e37_79b9))
  }
}

extension InputPatterns {
  /// The special patterns of a type.
  static func special(_ elementType: ElementType) -> [UInt64] { like(special, elementType) }

  /// The upstream gradients of a type.
  static func upstream(_ elementType: ElementType) -> [UInt64] { like(upstream, elementType) }

  /// Patterns of single precision, and in other formats what is as special there.
  private static func like(_ patterns: [UInt32], _ elementType: ElementType) -> [UInt64] {
    let (single, format) = (ElementType.float32.format, elementType.format)
    return patterns.map { pattern in
      let bits = UInt64(pattern)
      guard elementType != .float32 else { return bits }
      let sign = bits & single.signBit == 0 ? 0 : format.signBit
      let least: UInt64 = 1 << format.fractionBits
      return switch bits & ~single.signBit {
      case 1: sign | 1
      case 0x007f_ffff: sign | (least - 1)
      case 0x0080_0000: sign | least
      case 0x7f7f_ffff: sign | (format.infinity - 1)
      default: single.convert(bits, to: format)
      }
    }
  }
}
