// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

public import KernelInterface

/// Computes `dx = y > 0 ? dy : dy * (y + alpha)` for each element, with `y` what `elu` answered; shapes `y: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func eluGradient(
  _ y: Span<BFloat16>, upstream dy: Span<BFloat16>, alpha: Float = 1,
  into dx: inout MutableSpan<BFloat16>
) {
  y.withUnsafeBufferPointer { y in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in eluGradient(y, upstream: dy, alpha: alpha, into: dx)
      }
    }
  }
}

/// Computes `y > 0 ? dy : dy * (y + alpha)` for each element, with `y` what `elu` answered, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
@inlinable @inline(__always)
public func eluGradient(
  _ y: Span<BFloat16>, inPlace dy: inout MutableSpan<BFloat16>, alpha: Float = 1
) {
  y.withUnsafeBufferPointer { y in
    dy.withUnsafeMutableBufferPointer { dy in eluGradient(y, inPlace: dy, alpha: alpha) }
  }
}

/// Computes `dx = y > 0 ? dy : dy * (y + alpha)` for each element, as on spans; shapes `y: [n]`, `dy: [n]`, `dx: [n]`.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
public func eluGradient(
  _ y: UnsafeBufferPointer<BFloat16>, upstream dy: UnsafeBufferPointer<BFloat16>, alpha: Float = 1,
  into dx: UnsafeMutableBufferPointer<BFloat16>
) {
  FrontDoor.run(.eluGradient, y, upstream: dy, into: dx, parameter: Double(alpha))
}

/// Computes `y > 0 ? dy : dy * (y + alpha)` for each element, in place in `dy`, as on spans; shapes `[n]`.
///
/// - Precondition: both arrays have the same count.
public func eluGradient(
  _ y: UnsafeBufferPointer<BFloat16>, inPlace dy: UnsafeMutableBufferPointer<BFloat16>,
  alpha: Float = 1
) {
  FrontDoor.run(.eluGradient, y, inPlace: dy, parameter: Double(alpha))
}

/// Computes `dx = y > 0 ? dy : dy * (y + alpha)` for each element, as the function without `use` does; shapes `y: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func eluGradient(
  _ y: Span<BFloat16>, upstream dy: Span<BFloat16>, alpha: Float = 1,
  into dx: inout MutableSpan<BFloat16>, use: OutputUse
) {
  y.withUnsafeBufferPointer { y in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in
        eluGradient(y, upstream: dy, alpha: alpha, into: dx, use: use)
      }
    }
  }
}

/// Computes `dx = y > 0 ? dy : dy * (y + alpha)` for each element, as on spans; shapes `y: [n]`, `dy: [n]`, `dx: [n]`.
///
/// With `use` it is said when `dx` is read.
///
/// - Precondition: all arrays have the same count, and `dx` overlaps no other.
@inlinable @inline(__always)
public func eluGradient(
  _ y: UnsafeBufferPointer<BFloat16>, upstream dy: UnsafeBufferPointer<BFloat16>, alpha: Float = 1,
  into dx: UnsafeMutableBufferPointer<BFloat16>, use: OutputUse
) {
  switch use {
  case .later: eluGradient(y, upstream: dy, alpha: alpha, into: dx)
  case .soon: eluGradientReadSoon(y, upstream: dy, alpha: alpha, into: dx)
  }
}

@usableFromInline
func eluGradientReadSoon(
  _ y: UnsafeBufferPointer<BFloat16>, upstream dy: UnsafeBufferPointer<BFloat16>, alpha: Float,
  into dx: UnsafeMutableBufferPointer<BFloat16>
) {
  FrontDoor.run(.eluGradient, y, upstream: dy, into: dx, parameter: Double(alpha), use: .soon)
}
