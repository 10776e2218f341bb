// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

/// Computes `dx = x > 0 ? dy : slope * dy` for each element; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func leakyReLUGradient(
  _ x: Span<Double>, upstream dy: Span<Double>, slope: Double = 0.01,
  into dx: inout MutableSpan<Double>
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in
        leakyReLUGradient(x, upstream: dy, slope: slope, into: dx)
      }
    }
  }
}

/// Computes `x > 0 ? dy : slope * dy` for each element, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
@inlinable @inline(__always)
public func leakyReLUGradient(
  _ x: Span<Double>, inPlace dy: inout MutableSpan<Double>, slope: Double = 0.01
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeMutableBufferPointer { dy in leakyReLUGradient(x, inPlace: dy, slope: slope) }
  }
}

/// Computes `dx = x > 0 ? dy : slope * dy` for each element, as on spans; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
public func leakyReLUGradient(
  _ x: UnsafeBufferPointer<Double>, upstream dy: UnsafeBufferPointer<Double>, slope: Double = 0.01,
  into dx: UnsafeMutableBufferPointer<Double>
) {
  FrontDoor.run(.leakyReLUGradient, x, upstream: dy, into: dx, parameter: Double(slope))
}

/// Computes `x > 0 ? dy : slope * dy` for each element, in place in `dy`, as on spans; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
public func leakyReLUGradient(
  _ x: UnsafeBufferPointer<Double>, inPlace dy: UnsafeMutableBufferPointer<Double>,
  slope: Double = 0.01
) {
  FrontDoor.run(.leakyReLUGradient, x, inPlace: dy, parameter: Double(slope))
}

/// Computes `dx = x > 0 ? dy : slope * dy` for each element, as the function without `use` does; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func leakyReLUGradient(
  _ x: Span<Double>, upstream dy: Span<Double>, slope: Double = 0.01,
  into dx: inout MutableSpan<Double>, use: OutputUse
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in
        leakyReLUGradient(x, upstream: dy, slope: slope, into: dx, use: use)
      }
    }
  }
}

/// Computes `dx = x > 0 ? dy : slope * dy` for each element, as on spans; shapes `x: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func leakyReLUGradient(
  _ x: UnsafeBufferPointer<Double>, upstream dy: UnsafeBufferPointer<Double>, slope: Double = 0.01,
  into dx: UnsafeMutableBufferPointer<Double>, use: OutputUse
) {
  switch use {
  case .later: leakyReLUGradient(x, upstream: dy, slope: slope, into: dx)
  case .soon: leakyReLUGradientReadSoon(x, upstream: dy, slope: slope, into: dx)
  }
}

@usableFromInline
func leakyReLUGradientReadSoon(
  _ x: UnsafeBufferPointer<Double>, upstream dy: UnsafeBufferPointer<Double>, slope: Double,
  into dx: UnsafeMutableBufferPointer<Double>
) {
  FrontDoor.run(.leakyReLUGradient, x, upstream: dy, into: dx, parameter: Double(slope), use: .soon)
}
