// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

public import KernelInterface

/// Computes `dx = dy * s * (1 + x * (1 - s) * v')` for each element; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func geluGradient(
  _ x: Span<BFloat16>, upstream dy: Span<BFloat16>, into dx: inout MutableSpan<BFloat16>
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in geluGradient(x, upstream: dy, into: dx) }
    }
  }
}

/// Computes `dy * s * (1 + x * (1 - s) * v')` for each element, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
@inlinable @inline(__always)
public func geluGradient(_ x: Span<BFloat16>, inPlace dy: inout MutableSpan<BFloat16>) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeMutableBufferPointer { dy in geluGradient(x, inPlace: dy) }
  }
}

/// Computes `dx = dy * s * (1 + x * (1 - s) * v')` for each element, as on spans; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
public func geluGradient(
  _ x: UnsafeBufferPointer<BFloat16>, upstream dy: UnsafeBufferPointer<BFloat16>,
  into dx: UnsafeMutableBufferPointer<BFloat16>
) {
  FrontDoor.run(.geluGradient, x, upstream: dy, into: dx)
}

/// Computes `dy * s * (1 + x * (1 - s) * v')` for each element, in place in `dy`, as on spans; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
public func geluGradient(
  _ x: UnsafeBufferPointer<BFloat16>, inPlace dy: UnsafeMutableBufferPointer<BFloat16>
) {
  FrontDoor.run(.geluGradient, x, inPlace: dy)
}

/// Computes `dx = dy * s * (1 + x * (1 - s) * v')` for each element, as the function without `use` does; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func geluGradient(
  _ x: Span<BFloat16>, upstream dy: Span<BFloat16>, into dx: inout MutableSpan<BFloat16>,
  use: OutputUse
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in geluGradient(x, upstream: dy, into: dx, use: use) }
    }
  }
}

/// Computes `dx = dy * s * (1 + x * (1 - s) * v')` for each element, as on spans; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func geluGradient(
  _ x: UnsafeBufferPointer<BFloat16>, upstream dy: UnsafeBufferPointer<BFloat16>,
  into dx: UnsafeMutableBufferPointer<BFloat16>, use: OutputUse
) {
  switch use {
  case .later: geluGradient(x, upstream: dy, into: dx)
  case .soon: geluGradientReadSoon(x, upstream: dy, into: dx)
  }
}

@usableFromInline
func geluGradientReadSoon(
  _ x: UnsafeBufferPointer<BFloat16>, upstream dy: UnsafeBufferPointer<BFloat16>,
  into dx: UnsafeMutableBufferPointer<BFloat16>
) {
  FrontDoor.run(.geluGradient, x, upstream: dy, into: dx, use: .soon)
}
