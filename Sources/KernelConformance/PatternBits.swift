// The unsigned numbers that stand for elements.

import ReLUKernels

/// As many bits as an element has.
protocol PatternBits: FixedWidthInteger & UnsignedInteger & BitwiseCopyable & Sendable {
  /// The number that the bits are in a format of theirs.
  static func number(_ bits: Self, _ format: ElementFormat) -> Double
}

extension UInt16: PatternBits {
  @inline(__always)
  static func number(_ bits: UInt16, _ format: ElementFormat) -> Double {
    format.number(UInt64(bits))
  }
}

extension UInt32: PatternBits {
  @inline(__always)
  static func number(_ bits: UInt32, _: ElementFormat) -> Double {
    Double(Float(bitPattern: bits))
  }
}

extension UInt64: PatternBits {
  @inline(__always)
  static func number(_ bits: UInt64, _: ElementFormat) -> Double { Double(bitPattern: bits) }
}
