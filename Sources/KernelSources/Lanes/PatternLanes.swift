// Formats of 16 bits, which are compared by their bits and computed with in single precision.

/// Patterns that follow each other.
struct PatternRange {
  /// What is subtracted from a pattern so that the least of the range becomes the least signed number.
  let offset: Int16
  /// The most of the range, less the same.
  let mostDistance: Int16

  @inline(__always)
  init(_ least: UInt16, _ most: UInt16) {
    offset = Int16(bitPattern: least ^ 0x8000)
    mostDistance = Int16(bitPattern: (most &- least) ^ 0x8000)
  }
}

/// Elements whose patterns of bits are compared and chosen.
///
/// Of a sign and a magnitude: larger patterns of a sign are numbers of larger magnitude, and those above the
/// infinity's are NaN.
protocol PatternLanes {
  /// The same pattern in every lane.
  init(pattern: UInt16)
  /// The patterns of 6 and of infinity.
  static var six: UInt16 { get }
  static var infinity: UInt16 { get }
  /// `first` in lanes where x is in the range, else `second`.
  static func select(_ x: Self, in range: PatternRange, _ first: Self, otherwise second: Self)
    -> Self
}

extension PatternLanes {
  @inline(__always)
  static var zero: Self { Self(pattern: 0) }

  /// Numbers below 0, of which -0 is none.
  @inline(__always)
  static var negative: PatternRange { PatternRange(0x8001, 0x8000 | infinity) }

  /// Numbers above 0.
  @inline(__always)
  static var positive: PatternRange { PatternRange(1, infinity) }

  /// Numbers from 6 on.
  @inline(__always)
  static var fromSix: PatternRange { PatternRange(six, infinity) }

  /// Numbers above 0 and below 6.
  @inline(__always)
  static var belowSix: PatternRange { PatternRange(1, six - 1) }
}

/// A format of 16 bits.
protocol HalfPrecision {
  static var six: UInt16 { get }
  static var infinity: UInt16 { get }
  /// The numbers as single precision holds them.
  static func widened(_ bits: U16x16) -> F32x16
  static func widened(_ bits: U16x1) -> F32x1
  /// Numbers of single precision, rounded to the nearest, ties to even; NaN stays NaN.
  static func narrowed(_ numbers: F32x16) -> U16x16
  static func narrowed(_ number: F32x1) -> U16x1
}
