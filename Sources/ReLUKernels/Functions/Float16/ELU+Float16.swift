// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

#if !(os(macOS) && arch(x86_64))

  /// Computes `y = x < 0 ? alpha * (exp(x) - 1) : x` for each element; shapes `x: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func elu(_ x: Span<Float16>, alpha: Float = 1, into y: inout MutableSpan<Float16>) {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in elu(x, alpha: alpha, into: y) }
    }
  }

  /// Computes `x < 0 ? alpha * (exp(x) - 1) : x` for each element, in place in `x`; shapes `[n]`.
  @inlinable @inline(__always)
  public func elu(inPlace x: inout MutableSpan<Float16>, alpha: Float = 1) {
    x.withUnsafeMutableBufferPointer { x in elu(inPlace: x, alpha: alpha) }
  }

  /// Computes `y = x < 0 ? alpha * (exp(x) - 1) : x` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  public func elu(
    _ x: UnsafeBufferPointer<Float16>, alpha: Float = 1, into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.elu, x, into: y, parameter: Double(alpha))
  }

  /// Computes `x < 0 ? alpha * (exp(x) - 1) : x` for each element, in place in `x`, as on spans; shapes `[n]`.
  public func elu(inPlace x: UnsafeMutableBufferPointer<Float16>, alpha: Float = 1) {
    FrontDoor.run(.elu, inPlace: x, parameter: Double(alpha))
  }

  /// Computes `y = x < 0 ? alpha * (exp(x) - 1) : x` for each element, as the function without `use` does; shapes `x: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read: long outputs are left in the caches for a reader that comes
  /// soon.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func elu(
    _ x: Span<Float16>, alpha: Float = 1, into y: inout MutableSpan<Float16>, use: OutputUse
  ) {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in elu(x, alpha: alpha, into: y, use: use) }
    }
  }

  /// Computes `y = x < 0 ? alpha * (exp(x) - 1) : x` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func elu(
    _ x: UnsafeBufferPointer<Float16>, alpha: Float = 1,
    into y: UnsafeMutableBufferPointer<Float16>, use: OutputUse
  ) {
    switch use {
    case .later: elu(x, alpha: alpha, into: y)
    case .soon: eluReadSoon(x, alpha: alpha, into: y)
    }
  }

  @usableFromInline
  func eluReadSoon(
    _ x: UnsafeBufferPointer<Float16>, alpha: Float, into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.elu, x, into: y, parameter: Double(alpha), use: .soon)
  }
#endif
