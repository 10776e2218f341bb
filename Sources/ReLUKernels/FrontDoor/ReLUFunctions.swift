// The public functions of ReLU.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

/// Computes ReLU out of place, `y[i] = x[i] < 0 ? 0 : x[i]`; shapes `x: [n]`, `y: [n]`.
///
/// - Precondition: `x` and `y` have the same count and do not overlap.
@inlinable @inline(__always)
public func relu(
  _ x: Span<Float>, into y: inout MutableSpan<Float>
) {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in relu(x, into: y) }
  }
}

/// Computes ReLU in place, `x[i] = x[i] < 0 ? 0 : x[i]`; shape `x: [n]`.
@inlinable @inline(__always)
public func relu(inPlace x: inout MutableSpan<Float>) {
  x.withUnsafeMutableBufferPointer { x in relu(inPlace: x) }
}

/// Computes ReLU out of place, as on spans; shapes `x: [n]`, `y: [n]`.
///
/// - Precondition: `x` and `y` have the same count and do not overlap.
public func relu(
  _ x: UnsafeBufferPointer<Float>, into y: UnsafeMutableBufferPointer<Float>
) {
  FrontDoor.run(.relu, x, into: y)
}

/// Computes ReLU in place, as on a span; shape `x: [n]`.
public func relu(inPlace x: UnsafeMutableBufferPointer<Float>) {
  FrontDoor.run(.relu, inPlace: x)
}

/// Computes ReLU out of place, as the function without `use` does.
///
/// - Parameters:
///   - x: Shape `[n]`.
///   - y: Shape `[n]`.
///   - use: When `y` is read: long outputs are left in the caches for a reader that comes soon.
/// - Precondition: `x` and `y` have the same count and do not overlap.
@inlinable @inline(__always)
public func relu(_ x: Span<Float>, into y: inout MutableSpan<Float>, use: OutputUse) {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in relu(x, into: y, use: use) }
  }
}

/// Computes ReLU out of place, as on spans.
///
/// - Precondition: `x` and `y` have the same count and do not overlap.
@inlinable @inline(__always)
public func relu(
  _ x: UnsafeBufferPointer<Float>, into y: UnsafeMutableBufferPointer<Float>, use: OutputUse
) {
  switch use {
  case .later: relu(x, into: y)
  case .soon: reluReadSoon(x, into: y)
  }
}

@usableFromInline
func reluReadSoon(_ x: UnsafeBufferPointer<Float>, into y: UnsafeMutableBufferPointer<Float>) {
  FrontDoor.run(.relu, x, into: y, use: .soon)
}
