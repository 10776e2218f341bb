// The public functions of the gradient of leaky ReLU; those on spans are inlined, as those of ReLU
// are.

public import KernelInterface

/// Computes the gradient of leaky ReLU, `dx[i] = x[i] > 0 ? dy[i] : slope * dy[i]`; all of shape `[n]`.
///
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
@inlinable @inline(__always)
public func leakyReLUGradient(
  _ x: Span<Float>, upstream dy: Span<Float>, slope: Float = defaultSlope,
  into dx: inout MutableSpan<Float>
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in
        leakyReLUGradient(x, upstream: dy, slope: slope, into: dx)
      }
    }
  }
}

/// Turns the upstream gradient into the gradient of leaky ReLU, in place in `dy`; shapes `[n]`.
///
/// - Precondition: both counts are equal.
@inlinable @inline(__always)
public func leakyReLUGradient(
  _ x: Span<Float>, inPlace dy: inout MutableSpan<Float>, slope: Float = defaultSlope
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeMutableBufferPointer { dy in
      leakyReLUGradient(x, inPlace: dy, slope: slope)
    }
  }
}

/// Computes the gradient of leaky ReLU, as on spans; all of shape `[n]`.
///
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
public func leakyReLUGradient(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  slope: Float = defaultSlope,
  into dx: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.leakyReLUGradient, x, upstream: dy, into: dx, slope: slope)
}

/// Turns the upstream gradient into the gradient of leaky ReLU, as on a span; shapes `[n]`.
///
/// - Precondition: both counts are equal.
public func leakyReLUGradient(
  _ x: UnsafeBufferPointer<Float>, inPlace dy: UnsafeMutableBufferPointer<Float>,
  slope: Float = defaultSlope
) {
  FrontDoor.run(.leakyReLUGradient, x, inPlace: dy, slope: slope)
}

/// Computes the gradient of leaky ReLU out of place, as the function without `use` does.
///
/// - Parameters:
///   - x: Shape `[n]`.
///   - dy: The upstream gradient, shape `[n]`.
///   - slope: Where x is not positive.
///   - dx: Shape `[n]`.
///   - use: When `dx` is read: long outputs are left in the caches for a reader that comes soon.
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
@inlinable @inline(__always)
public func leakyReLUGradient(
  _ x: Span<Float>, upstream dy: Span<Float>, slope: Float = defaultSlope,
  into dx: inout MutableSpan<Float>, use: OutputUse
) {
  x.withUnsafeBufferPointer { x in
    dy.withUnsafeBufferPointer { dy in
      dx.withUnsafeMutableBufferPointer { dx in
        leakyReLUGradient(x, upstream: dy, slope: slope, into: dx, use: use)
      }
    }
  }
}

/// Computes the gradient of leaky ReLU out of place, as on spans.
///
/// - Precondition: all counts are equal, and `dx` overlaps neither input.
@inlinable @inline(__always)
public func leakyReLUGradient(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>,
  slope: Float = defaultSlope, into dx: UnsafeMutableBufferPointer<Float>, use: OutputUse
) {
  switch use {
  case .later: leakyReLUGradient(x, upstream: dy, slope: slope, into: dx)
  case .soon: leakyReLUGradientReadSoon(x, upstream: dy, slope: slope, into: dx)
  }
}

@usableFromInline
func leakyReLUGradientReadSoon(
  _ x: UnsafeBufferPointer<Float>, upstream dy: UnsafeBufferPointer<Float>, slope: Float,
  into dx: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.leakyReLUGradient, x, upstream: dy, into: dx, slope: slope, use: .soon)
}
