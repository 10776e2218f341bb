// The public functions of leaky ReLU; those on spans are inlined, as those of ReLU are.

public import KernelInterface

/// Computes leaky ReLU out of place, `y[i] = x[i] < 0 ? slope * x[i] : x[i]`; shapes `x: [n]`, `y: [n]`.
///
/// - Precondition: `x` and `y` have the same count and do not overlap.
@inlinable @inline(__always)
public func leakyReLU(
  _ x: Span<Float>, slope: Float = defaultSlope, into y: inout MutableSpan<Float>
) {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in leakyReLU(x, slope: slope, into: y) }
  }
}

/// Computes leaky ReLU in place, `x[i] = x[i] < 0 ? slope * x[i] : x[i]`; shape `x: [n]`.
@inlinable @inline(__always)
public func leakyReLU(inPlace x: inout MutableSpan<Float>, slope: Float = defaultSlope) {
  x.withUnsafeMutableBufferPointer { x in leakyReLU(inPlace: x, slope: slope) }
}

/// Computes leaky ReLU out of place, as on spans; shapes `x: [n]`, `y: [n]`.
///
/// - Precondition: `x` and `y` have the same count and do not overlap.
public func leakyReLU(
  _ x: UnsafeBufferPointer<Float>, slope: Float = defaultSlope,
  into y: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.leakyReLU, x, into: y, slope: slope)
}

/// Computes leaky ReLU in place, as on a span; shape `x: [n]`.
public func leakyReLU(inPlace x: UnsafeMutableBufferPointer<Float>, slope: Float = defaultSlope) {
  FrontDoor.run(.leakyReLU, inPlace: x, slope: slope)
}

/// Computes leaky ReLU out of place, as the function without `use` does.
///
/// - Parameters:
///   - x: Shape `[n]`.
///   - slope: Of negative elements.
///   - y: Shape `[n]`.
///   - use: When `y` is read: long outputs are left in the caches for a reader that comes soon.
/// - Precondition: `x` and `y` have the same count and do not overlap.
@inlinable @inline(__always)
public func leakyReLU(
  _ x: Span<Float>, slope: Float = defaultSlope, into y: inout MutableSpan<Float>, use: OutputUse
) {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in leakyReLU(x, slope: slope, into: y, use: use) }
  }
}

/// Computes leaky ReLU out of place, as on spans.
///
/// - Precondition: `x` and `y` have the same count and do not overlap.
@inlinable @inline(__always)
public func leakyReLU(
  _ x: UnsafeBufferPointer<Float>, slope: Float = defaultSlope,
  into y: UnsafeMutableBufferPointer<Float>, use: OutputUse
) {
  switch use {
  case .later: leakyReLU(x, slope: slope, into: y)
  case .soon: leakyReLUReadSoon(x, slope: slope, into: y)
  }
}

@usableFromInline
func leakyReLUReadSoon(
  _ x: UnsafeBufferPointer<Float>, slope: Float, into y: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.leakyReLU, x, into: y, slope: slope, use: .soon)
}
