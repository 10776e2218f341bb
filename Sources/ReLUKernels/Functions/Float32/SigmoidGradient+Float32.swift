// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

/// Computes `dx = dy * y * (1 - y)` for each element, with `y` what `sigmoid` answered; shapes `y: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func sigmoidGradient(
  _ y: Span<Float>, upstream dy: Span<Float>, into dx: inout MutableSpan<Float>
) {
  y.withUnsafeBufferPointer { y in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in sigmoidGradient(y, upstream: dy, into: dx) }
    }
  }
}

/// Computes `dy * y * (1 - y)` for each element, with `y` what `sigmoid` answered, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
@inlinable @inline(__always)
public func sigmoidGradient(_ y: Span<Float>, inPlace dy: inout MutableSpan<Float>) {
  y.withUnsafeBufferPointer { y in
    dy.withUnsafeMutableBufferPointer { dy in sigmoidGradient(y, inPlace: dy) }
  }
}

/// Computes `dx = dy * y * (1 - y)` for each element, as on spans; shapes `y: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
public func sigmoidGradient(
  _ y: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.sigmoidGradient, y, upstream: dy, into: dx)
}

/// Computes `dy * y * (1 - y)` for each element, in place in `dy`, as on spans; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
public func sigmoidGradient(
  _ y: UnsafeBufferPointer<Float>, inPlace dy: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.sigmoidGradient, y, inPlace: dy)
}

/// Computes `dx = dy * y * (1 - y)` for each element, as the function without `use` does; shapes `y: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func sigmoidGradient(
  _ y: Span<Float>, upstream dy: Span<Float>, into dx: inout MutableSpan<Float>, use: OutputUse
) {
  y.withUnsafeBufferPointer { y in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in sigmoidGradient(y, upstream: dy, into: dx, use: use)
      }
    }
  }
}

/// Computes `dx = dy * y * (1 - y)` for each element, as on spans; shapes `y: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func sigmoidGradient(
  _ y: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>, use: OutputUse
) {
  switch use {
  case .later: sigmoidGradient(y, upstream: dy, into: dx)
  case .soon: sigmoidGradientReadSoon(y, upstream: dy, into: dx)
  }
}

@usableFromInline
func sigmoidGradientReadSoon(
  _ y: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.sigmoidGradient, y, upstream: dy, into: dx, use: .soon)
}
