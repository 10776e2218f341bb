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

  /// The pattern at `index` of an endless mix of special and pseudo-random values.
  ///
  /// Two of three values are special. The count of special patterns is odd and `rotation` shifts
  /// them, so that over a few rotations each of them meets each lane of a vector.
  static func pattern(at index: Int, rotation: Int) -> UInt32 {
    let position = index &+ rotation
    if position % 3 == 2 {
      // The finaliser of MurmurHash3 (Appleby): a cheap bijection with well-mixed bits.
      var bits = UInt32(truncatingIfNeeded: position) &* 0x9e37_79b9
      bits = (bits ^ (bits >> 16)) &* 0x85eb_ca6b
      bits = (bits ^ (bits >> 13)) &* 0xc2b2_ae35
      return bits ^ (bits >> 16)
    }
    return special[position % special.count]
  }
}
