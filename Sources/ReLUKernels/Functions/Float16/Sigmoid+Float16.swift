// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

#if !(os(macOS) && arch(x86_64))

  /// Computes `y = 1 / (1 + exp(-x))` for each element; shapes `x: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func sigmoid(_ x: Span<Float16>, into y: inout MutableSpan<Float16>) {
    x.withUnsafeBufferPointer { x in y.withUnsafeMutableBufferPointer { y in sigmoid(x, into: y) } }
  }

  /// Computes `1 / (1 + exp(-x))` for each element, in place in `x`; shapes `[n]`.
  @inlinable @inline(__always)
  public func sigmoid(inPlace x: inout MutableSpan<Float16>) {
    x.withUnsafeMutableBufferPointer { x in sigmoid(inPlace: x) }
  }

  /// Computes `y = 1 / (1 + exp(-x))` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  public func sigmoid(
    _ x: UnsafeBufferPointer<Float16>, into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.sigmoid, x, into: y)
  }

  /// Computes `1 / (1 + exp(-x))` for each element, in place in `x`, as on spans; shapes `[n]`.
  public func sigmoid(inPlace x: UnsafeMutableBufferPointer<Float16>) {
    FrontDoor.run(.sigmoid, inPlace: x)
  }

  /// Computes `y = 1 / (1 + exp(-x))` for each element, as the function without `use` does; shapes `x: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read: long outputs are left in the caches for a reader that comes
  /// soon.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func sigmoid(_ x: Span<Float16>, into y: inout MutableSpan<Float16>, use: OutputUse) {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in sigmoid(x, into: y, use: use) }
    }
  }

  /// Computes `y = 1 / (1 + exp(-x))` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func sigmoid(
    _ x: UnsafeBufferPointer<Float16>, into y: UnsafeMutableBufferPointer<Float16>, use: OutputUse
  ) {
    switch use {
    case .later: sigmoid(x, into: y)
    case .soon: sigmoidReadSoon(x, into: y)
    }
  }

  @usableFromInline
  func sigmoidReadSoon(
    _ x: UnsafeBufferPointer<Float16>, into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.sigmoid, x, into: y, use: .soon)
  }
#endif
