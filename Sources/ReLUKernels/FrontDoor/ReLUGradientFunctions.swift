// The public functions of the gradient of ReLU; those on spans are inlined, as those of ReLU are.

import KernelInterface

/// Computes the gradient of ReLU, `dx[i] = x[i] > 0 ? dy[i] : 0`; all of shape `[n]`.
///
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
@inlinable @inline(__always)
public func reluGradient(
  _ x: Span<Float>, upstream dy: Span<Float>, into dx: inout MutableSpan<Float>
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in
        reluGradient(x, upstream: dy, into: dx)
      }
    }
  }
}

/// Turns the upstream gradient into the gradient of ReLU, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both counts are equal.
@inlinable @inline(__always)
public func reluGradient(_ x: Span<Float>, inPlace dy: inout MutableSpan<Float>) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeMutableBufferPointer { dy in reluGradient(x, inPlace: dy) }
  }
}

/// Computes the gradient of ReLU, as on spans; all of shape `[n]`.
///
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
public func reluGradient(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.reluGradient, x, upstream: dy, into: dx)
}

/// Turns the upstream gradient into the gradient of ReLU, as on a span; shapes `[n]`.
///
/// - Precondition: both counts are equal.
public func reluGradient(
  _ x: UnsafeBufferPointer<Float>, inPlace dy: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.reluGradient, x, inPlace: dy)
}

/// Computes the gradient of ReLU out of place, as the function without `use` does.
///
/// - Parameters:
///   - x: Shape `[n]`.
///   - dy: The upstream gradient, shape `[n]`.
///   - dx: Shape `[n]`.
///   - use: When `dx` is read: long outputs are left in the caches for a reader that comes soon.
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
@inlinable @inline(__always)
public func reluGradient(
  _ x: Span<Float>, upstream dy: Span<Float>, into dx: inout MutableSpan<Float>, use: OutputUse
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in
        reluGradient(x, upstream: dy, into: dx, use: use)
      }
    }
  }
}

/// Computes the gradient of ReLU out of place, as on spans.
///
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
@inlinable @inline(__always)
public func reluGradient(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>, use: OutputUse
) {
  switch use {
  case .later: reluGradient(x, upstream: dy, into: dx)
  case .soon: reluGradientReadSoon(x, upstream: dy, into: dx)
  }
}

@usableFromInline
func reluGradientReadSoon(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  into dx: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.reluGradient, x, upstream: dy, into: dx, use: .soon)
}
