// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

/// Computes `dx = dy * s * (1 + x * (1 - s))` for each element; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func siluGradient(
  _ x: Span<Float>, upstream dy: Span<Float>, into dx: inout MutableSpan<Float>
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in siluGradient(x, upstream: dy, into: dx) }
    }
  }
}

/// Computes `dy * s * (1 + x * (1 - s))` for each element, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
@inlinable @inline(__always)
public func siluGradient(_ x: Span<Float>, inPlace dy: inout MutableSpan<Float>) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeMutableBufferPointer { dy in siluGradient(x, inPlace: dy) }
  }
}

/// Computes `dx = dy * s * (1 + x * (1 - s))` for each element, as on spans; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
public func siluGradient(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.siluGradient, x, upstream: dy, into: dx)
}

/// Computes `dy * s * (1 + x * (1 - s))` for each element, in place in `dy`, as on spans; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
public func siluGradient(
  _ x: UnsafeBufferPointer<Float>, inPlace dy: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.siluGradient, x, inPlace: dy)
}

/// Computes `dx = dy * s * (1 + x * (1 - s))` for each element, as the function without `use` does; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func siluGradient(
  _ x: Span<Float>, upstream dy: Span<Float>, into dx: inout MutableSpan<Float>, use: OutputUse
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in siluGradient(x, upstream: dy, into: dx, use: use) }
    }
  }
}

/// Computes `dx = dy * s * (1 + x * (1 - s))` for each element, as on spans; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func siluGradient(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>, use: OutputUse
) {
  switch use {
  case .later: siluGradient(x, upstream: dy, into: dx)
  case .soon: siluGradientReadSoon(x, upstream: dy, into: dx)
  }
}

@usableFromInline
func siluGradientReadSoon(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.siluGradient, x, upstream: dy, into: dx, use: .soon)
}
