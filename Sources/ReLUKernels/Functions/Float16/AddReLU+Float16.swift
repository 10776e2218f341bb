// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

#if !(os(macOS) && arch(x86_64))

  /// Computes `y = a + b < 0 ? 0 : a + b` for each element; shapes `a: [n]`, `b: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func addReLU(_ a: Span<Float16>, _ b: Span<Float16>, into y: inout MutableSpan<Float16>) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        y.withUnsafeMutableBufferPointer { y in addReLU(a, b, into: y) }
      }
    }
  }

  /// Computes `a + b < 0 ? 0 : a + b` for each element, in place in `b`; shapes `[n]`.
  ///
  /// - Precondition: both arrays have the same count.
  @inlinable @inline(__always)
  public func addReLU(_ a: Span<Float16>, inPlace b: inout MutableSpan<Float16>) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeMutableBufferPointer { b in addReLU(a, inPlace: b) }
    }
  }

  /// Computes `y = a + b < 0 ? 0 : a + b` for each element, as on spans; shapes `a: [n]`, `b: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  public func addReLU(
    _ a: UnsafeBufferPointer<Float16>, _ b: UnsafeBufferPointer<Float16>,
    into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.addReLU, a, upstream: b, into: y)
  }

  /// Computes `a + b < 0 ? 0 : a + b` for each element, in place in `b`, as on spans; shapes `[n]`.
  ///
  /// - Precondition: both arrays have the same count.
  public func addReLU(
    _ a: UnsafeBufferPointer<Float16>, inPlace b: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.addReLU, a, inPlace: b)
  }

  /// Computes `y = a + b < 0 ? 0 : a + b` for each element, as the function without `use` does; shapes `a: [n]`, `b: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read: long outputs are left in the caches for a reader that comes
  /// soon.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func addReLU(
    _ a: Span<Float16>, _ b: Span<Float16>, into y: inout MutableSpan<Float16>, use: OutputUse
  ) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        y.withUnsafeMutableBufferPointer { y in addReLU(a, b, into: y, use: use) }
      }
    }
  }

  /// Computes `y = a + b < 0 ? 0 : a + b` for each element, as on spans; shapes `a: [n]`, `b: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func addReLU(
    _ a: UnsafeBufferPointer<Float16>, _ b: UnsafeBufferPointer<Float16>,
    into y: UnsafeMutableBufferPointer<Float16>, use: OutputUse
  ) {
    switch use {
    case .later: addReLU(a, b, into: y)
    case .soon: addReLUReadSoon(a, b, into: y)
    }
  }

  @usableFromInline
  func addReLUReadSoon(
    _ a: UnsafeBufferPointer<Float16>, _ b: UnsafeBufferPointer<Float16>,
    into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.addReLU, a, upstream: b, into: y, use: .soon)
  }
#endif
