// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

/// Computes `dx = dy * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi))` for each element; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func geluErfGradient(
  _ x: Span<Double>, upstream dy: Span<Double>, into dx: inout MutableSpan<Double>
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in geluErfGradient(x, upstream: dy, into: dx) }
    }
  }
}

/// Computes `dy * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi))` for each element, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
@inlinable @inline(__always)
public func geluErfGradient(_ x: Span<Double>, inPlace dy: inout MutableSpan<Double>) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeMutableBufferPointer { dy in geluErfGradient(x, inPlace: dy) }
  }
}

/// Computes `dx = dy * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi))` for each element, as on spans; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
public func geluErfGradient(
  _ x: UnsafeBufferPointer<Double>, upstream dy: UnsafeBufferPointer<Double>,
  into dx: UnsafeMutableBufferPointer<Double>
) {
  FrontDoor.run(.geluErfGradient, x, upstream: dy, into: dx)
}

/// Computes `dy * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi))` for each element, in place in `dy`, as on spans; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
public func geluErfGradient(
  _ x: UnsafeBufferPointer<Double>, inPlace dy: UnsafeMutableBufferPointer<Double>
) {
  FrontDoor.run(.geluErfGradient, x, inPlace: dy)
}

/// Computes `dx = dy * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi))` for each element, as the function without `use` does; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func geluErfGradient(
  _ x: Span<Double>, upstream dy: Span<Double>, into dx: inout MutableSpan<Double>, use: OutputUse
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in geluErfGradient(x, upstream: dy, into: dx, use: use)
      }
    }
  }
}

/// Computes `dx = dy * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi))` for each element, as on spans; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func geluErfGradient(
  _ x: UnsafeBufferPointer<Double>, upstream dy: UnsafeBufferPointer<Double>,
  into dx: UnsafeMutableBufferPointer<Double>, use: OutputUse
) {
  switch use {
  case .later: geluErfGradient(x, upstream: dy, into: dx)
  case .soon: geluErfGradientReadSoon(x, upstream: dy, into: dx)
  }
}

@usableFromInline
func geluErfGradientReadSoon(
  _ x: UnsafeBufferPointer<Double>, upstream dy: UnsafeBufferPointer<Double>,
  into dx: UnsafeMutableBufferPointer<Double>
) {
  FrontDoor.run(.geluErfGradient, x, upstream: dy, into: dx, use: .soon)
}
