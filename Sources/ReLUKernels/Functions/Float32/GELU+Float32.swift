// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

import KernelInterface

/// Computes `y = x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))` for each element; shapes `x: [n]`, `y: [n]`.
///
/// - Precondition: all arrays have the same count, and `y` overlaps no other.
@inlinable @inline(__always)
public func gelu(_ x: Span<Float>, into y: inout MutableSpan<Float>) {
  x.withUnsafeBufferPointer { x in y.withUnsafeMutableBufferPointer { y in gelu(x, into: y) } }
}

/// Computes `x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))` for each element, in place in `x`; shapes `[n]`.
@inlinable @inline(__always)
public func gelu(inPlace x: inout MutableSpan<Float>) {
  x.withUnsafeMutableBufferPointer { x in gelu(inPlace: x) }
}

/// Computes `y = x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
///
/// - Precondition: all arrays have the same count, and `y` overlaps no other.
public func gelu(_ x: UnsafeBufferPointer<Float>, into y: UnsafeMutableBufferPointer<Float>) {
  FrontDoor.run(.gelu, x, into: y)
}

/// Computes `x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))` for each element, in place in `x`, as on spans; shapes `[n]`.
public func gelu(inPlace x: UnsafeMutableBufferPointer<Float>) {
  FrontDoor.run(.gelu, inPlace: x)
}

/// Computes `y = x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))` for each element, as the function without `use` does; shapes `x: [n]`, `y: [n]`.
///
/// With `use` it is said when `y` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: all arrays have the same count, and `y` overlaps no other.
@inlinable @inline(__always)
public func gelu(_ x: Span<Float>, into y: inout MutableSpan<Float>, use: OutputUse) {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeMutableBufferPointer { y in gelu(x, into: y, use: use) }
  }
}

/// Computes `y = x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
///
/// With `use` it is said when `y` is read.
///
/// - Precondition: all arrays have the same count, and `y` overlaps no other.
@inlinable @inline(__always)
public func gelu(
  _ x: UnsafeBufferPointer<Float>, into y: UnsafeMutableBufferPointer<Float>, use: OutputUse
) {
  switch use {
  case .later: gelu(x, into: y)
  case .soon: geluReadSoon(x, into: y)
  }
}

@usableFromInline
func geluReadSoon(_ x: UnsafeBufferPointer<Float>, into y: UnsafeMutableBufferPointer<Float>) {
  FrontDoor.run(.gelu, x, into: y, use: .soon)
}
