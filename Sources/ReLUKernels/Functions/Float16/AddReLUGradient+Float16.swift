// Written by scripts/make-kernel-entries.
//
// The gradient of ReLU of a sum: the same for both that were added, and that of ReLU from what the sum became.

#if !(os(macOS) && arch(x86_64))

  /// Computes `dx = y > 0 ? dy : 0` for each element, with y what `addReLU` answered; shapes `[n]`.
  ///
  /// It is `reluGradient`, as y is positive where the sum is.
  ///
  /// - Precondition: all arrays have the same count, and `dx` overlaps no other.
  @inlinable @inline(__always)
  public func addReLUGradient(
    _ y: Span<Float16>, upstream dy: Span<Float16>, into dx: inout MutableSpan<Float16>
  ) {
    reluGradient(y, upstream: dy, into: &dx)
  }

  /// Computes `y > 0 ? dy : 0` for each element, in place in `dy`; shapes `[n]`.
  ///
  /// - Precondition: both arrays have the same count.
  @inlinable @inline(__always)
  public func addReLUGradient(_ y: Span<Float16>, inPlace dy: inout MutableSpan<Float16>) {
    reluGradient(y, inPlace: &dy)
  }

  /// Computes `dx = y > 0 ? dy : 0` for each element, as on spans; shapes `[n]`.
  ///
  /// - Precondition: all arrays have the same count, and `dx` overlaps no other.
  @inlinable @inline(__always)
  public func addReLUGradient(
    _ y: UnsafeBufferPointer<Float16>, upstream dy: UnsafeBufferPointer<Float16>,
    into dx: UnsafeMutableBufferPointer<Float16>
  ) {
    reluGradient(y, upstream: dy, into: dx)
  }

  /// Computes `y > 0 ? dy : 0` for each element, in place in `dy`, as on spans; shapes `[n]`.
  ///
  /// - Precondition: both arrays have the same count.
  @inlinable @inline(__always)
  public func addReLUGradient(
    _ y: UnsafeBufferPointer<Float16>, inPlace dy: UnsafeMutableBufferPointer<Float16>
  ) {
    reluGradient(y, inPlace: dy)
  }
#endif
