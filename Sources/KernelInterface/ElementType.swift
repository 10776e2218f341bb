// The number formats kernels work on.

/// The format of one element of an input or output array.
public enum ElementType: String, CaseIterable, Sendable, Codable {
  /// IEEE 754 binary32, Swift's `Float`.
  case float32
  /// IEEE 754 binary64, Swift's `Double`.
  case float64
  /// IEEE 754 binary16, Swift's `Float16` where it has one.
  case float16
  /// The upper half of binary32.
  case bfloat16

  /// How it writes numbers.
  public var format: ElementFormat {
    switch self {
    case .float32: ElementFormat(exponentBits: 8, fractionBits: 23)
    case .float64: .double
    case .float16: ElementFormat(exponentBits: 5, fractionBits: 10)
    case .bfloat16: ElementFormat(exponentBits: 8, fractionBits: 7)
    }
  }

  /// Bytes of one element.
  @inlinable
  public var byteCount: Int {
    switch self {
    case .float32: 4
    case .float64: 8
    case .float16, .bfloat16: 2
    }
  }

  /// Whether kernels compute in the format itself; others are computed in `float32` and rounded.
  public var isComputedIn: Bool { byteCount >= 4 }
}

extension ElementType {
  /// Its place among all, a constant where the type is one.
  @inlinable @inline(__always)
  package var ordinal: Int {
    // An enumeration without payloads is the number of its case.
    Int(unsafeBitCast(self, to: UInt8.self))
  }
}
