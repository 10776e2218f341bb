// How a format writes numbers as bits, and how one is written in another.

/// A binary format of a sign, an exponent and a fraction, as IEEE 754 has them.
public struct ElementFormat: Sendable, Hashable {
  /// Bits of the exponent.
  public let exponentBits: Int
  /// Bits of the fraction; with the leading one the format has a bit more.
  public let fractionBits: Int

  /// Bits of a number.
  public var bitCount: Int { 1 + exponentBits + fractionBits }

  private var bias: Int { 1 << (exponentBits - 1) - 1 }
  /// The bits of infinity.
  public var infinity: UInt64 { ((1 << exponentBits) - 1) << fractionBits }
  /// The bit of the sign.
  public var signBit: UInt64 { 1 << (bitCount - 1) }

  /// Whether the bits are a NaN's.
  public func isNaN(_ bits: UInt64) -> Bool { bits & (signBit - 1) > infinity }

  /// Whether the bits are those of a number below the normal ones, but for 0.
  public func isSubnormal(_ bits: UInt64) -> Bool {
    let magnitude = bits & (signBit - 1)
    return magnitude != 0 && magnitude < 1 << fractionBits
  }

  /// A number of this format in another: rounded to the nearest, ties to even.
  ///
  /// NaN keeps what of its payload fits; one that has nothing left gets the lowest bit.
  ///
  /// - Parameters:
  ///   - bits: Of the number.
  ///   - other: The format wanted.
  /// - Returns: The bits there.
  public func convert(_ bits: UInt64, to other: ElementFormat) -> UInt64 {
    let sign = bits & signBit == 0 ? 0 : other.signBit
    let magnitude = bits & (signBit - 1)
    guard magnitude < infinity else {
      let payload = magnitude - infinity
      let kept = Self.shift(payload, by: other.fractionBits - fractionBits)
      return sign | other.infinity | (payload != 0 && kept == 0 ? 1 : kept)
    }
    guard magnitude != 0 else { return sign }
    let exponent = Int(magnitude >> UInt64(fractionBits))
    let fraction = magnitude & ((1 << fractionBits) - 1)
    // The number is significand * 2^scale.
    let significand = exponent == 0 ? fraction : fraction | (1 << fractionBits)
    let scale = max(exponent, 1) - bias - fractionBits
    let leading = scale + 63 - significand.leadingZeroBitCount
    let least = 1 - other.bias
    let quantum = max(leading, least) - other.fractionBits
    let rounded = Self.roundedShift(significand, right: quantum - scale)
    // A sum that carries into the exponent is the next power of two, or infinity.
    let result =
      leading < least
      ? rounded : UInt64(leading + other.bias - 1) << UInt64(other.fractionBits) + rounded
    return sign | min(result, other.infinity)
  }

  private static func shift(_ bits: UInt64, by places: Int) -> UInt64 {
    places < 0 ? bits >> UInt64(-places) : bits << UInt64(places)
  }

  private static func roundedShift(_ bits: UInt64, right places: Int) -> UInt64 {
    guard places > 0 else { return bits << UInt64(-places) }
    guard places < 64 else { return 0 }
    let kept = bits >> UInt64(places)
    let lost = bits & ((1 << UInt64(places)) - 1)
    let half: UInt64 = 1 << UInt64(places - 1)
    return lost > half || (lost == half && kept & 1 == 1) ? kept + 1 : kept
  }
}

extension ElementFormat {
  /// IEEE 754 binary64, in which every number of the other formats has a place.
  public static let double = ElementFormat(exponentBits: 11, fractionBits: 52)

  /// The number, exactly; NaN where the bits are a NaN's.
  public func number(_ bits: UInt64) -> Double {
    Double(bitPattern: convert(bits, to: .double))
  }

  /// The bits of a number, rounded to the nearest, ties to even.
  public func bits(_ number: Double) -> UInt64 {
    Self.double.convert(number.bitPattern, to: self)
  }

  /// Whether a number is not rounded to an infinity.
  public func isFinite(_ number: Double) -> Bool {
    let most = self.number(infinity - 1)
    return number.magnitude - most < ulp(most) / 2
  }

  /// The distance between neighbouring numbers in the binade of a number; of one below the normal numbers that
  /// of the smallest, of an infinite one that of the largest.
  public func ulp(_ number: Double) -> Double {
    let most = Double(sign: .plus, exponent: bias, significand: 1)
    let least = Double(sign: .plus, exponent: 1 - bias, significand: 1)
    let binade = min(max(number.magnitude, least), most)
    return binade.binade * Double(sign: .plus, exponent: -fractionBits, significand: 1)
  }
}
