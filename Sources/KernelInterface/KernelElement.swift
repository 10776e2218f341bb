// The types of Swift that arrays are of.

/// A type of Swift that is the format of an array's elements.
public protocol KernelElement: BitwiseCopyable & Sendable {
  /// The format.
  static var elementType: ElementType { get }
}

extension Float: KernelElement {
  /// IEEE 754 binary32.
  public static var elementType: ElementType { .float32 }
}

extension Double: KernelElement {
  /// IEEE 754 binary64.
  public static var elementType: ElementType { .float64 }
}

#if !(os(macOS) && arch(x86_64))
  extension Float16: KernelElement {
    /// IEEE 754 binary16.
    public static var elementType: ElementType { .float16 }
  }
#endif

/// A number of bfloat16: the upper half of a `Float`.
///
/// Swift has no such type. This one stores and converts; kernels compute.
@frozen
public struct BFloat16: KernelElement, Hashable {
  /// The bits.
  public var bitPattern: UInt16

  /// The number with these bits.
  @inlinable
  public init(bitPattern: UInt16) { self.bitPattern = bitPattern }

  /// A number rounded to the nearest, ties to even; NaN stays NaN.
  @inlinable
  public init(_ number: Float) {
    let bits = number.bitPattern
    bitPattern = UInt16(
      truncatingIfNeeded: number.isNaN
        ? bits >> 16 | 0x40 : (bits &+ 0x7fff &+ (bits >> 16 & 1)) >> 16)
  }

  /// bfloat16.
  public static var elementType: ElementType { .bfloat16 }
}

extension Float {
  /// The same number.
  @inlinable
  public init(_ number: BFloat16) {
    self.init(bitPattern: UInt32(number.bitPattern) << 16)
  }
}
