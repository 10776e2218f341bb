// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

#if !(os(macOS) && arch(x86_64))

  /// Computes `y = x / 2 * (1 + erf(x / sqrt(2)))` for each element; shapes `x: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func geluErf(_ x: Span<Float16>, into y: inout MutableSpan<Float16>) {
    x.withUnsafeBufferPointer { x in y.withUnsafeMutableBufferPointer { y in geluErf(x, into: y) } }
  }

  /// Computes `x / 2 * (1 + erf(x / sqrt(2)))` for each element, in place in `x`; shapes `[n]`.
  @inlinable @inline(__always)
  public func geluErf(inPlace x: inout MutableSpan<Float16>) {
    x.withUnsafeMutableBufferPointer { x in geluErf(inPlace: x) }
  }

  /// Computes `y = x / 2 * (1 + erf(x / sqrt(2)))` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  public func geluErf(
    _ x: UnsafeBufferPointer<Float16>, into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.geluErf, x, into: y)
  }

  /// Computes `x / 2 * (1 + erf(x / sqrt(2)))` for each element, in place in `x`, as on spans; shapes `[n]`.
  public func geluErf(inPlace x: UnsafeMutableBufferPointer<Float16>) {
    FrontDoor.run(.geluErf, inPlace: x)
  }

  /// Computes `y = x / 2 * (1 + erf(x / sqrt(2)))` for each element, as the function without `use` does; shapes `x: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read: long outputs are left in the caches for a reader that comes
  /// soon.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func geluErf(_ x: Span<Float16>, into y: inout MutableSpan<Float16>, use: OutputUse) {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in geluErf(x, into: y, use: use) }
    }
  }

  /// Computes `y = x / 2 * (1 + erf(x / sqrt(2)))` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func geluErf(
    _ x: UnsafeBufferPointer<Float16>, into y: UnsafeMutableBufferPointer<Float16>, use: OutputUse
  ) {
    switch use {
    case .later: geluErf(x, into: y)
    case .soon: geluErfReadSoon(x, into: y)
    }
  }

  @usableFromInline
  func geluErfReadSoon(
    _ x: UnsafeBufferPointer<Float16>, into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.geluErf, x, into: y, use: .soon)
  }
#endif
