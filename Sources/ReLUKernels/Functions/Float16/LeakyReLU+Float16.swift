// Written by scripts/make-kernel-entries.
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is `inout` is, costs a store and a load in the way of the first element.

public import KernelInterface

#if !(os(macOS) && arch(x86_64))

  /// Computes `y = x < 0 ? slope * x : x` for each element; shapes `x: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func leakyReLU(
    _ x: Span<Float16>, slope: Float = defaultSlope, into y: inout MutableSpan<Float16>
  ) {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in leakyReLU(x, slope: slope, into: y) }
    }
  }

  /// Computes `x < 0 ? slope * x : x` for each element, in place in `x`; shapes `[n]`.
  @inlinable @inline(__always)
  public func leakyReLU(inPlace x: inout MutableSpan<Float16>, slope: Float = defaultSlope) {
    x.withUnsafeMutableBufferPointer { x in leakyReLU(inPlace: x, slope: slope) }
  }

  /// Computes `y = x < 0 ? slope * x : x` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  public func leakyReLU(
    _ x: UnsafeBufferPointer<Float16>, slope: Float = defaultSlope,
    into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.leakyReLU, x, into: y, parameter: Double(slope))
  }

  /// Computes `x < 0 ? slope * x : x` for each element, in place in `x`, as on spans; shapes `[n]`.
  public func leakyReLU(inPlace x: UnsafeMutableBufferPointer<Float16>, slope: Float = defaultSlope)
  {
    FrontDoor.run(.leakyReLU, inPlace: x, parameter: Double(slope))
  }

  /// Computes `y = x < 0 ? slope * x : x` for each element, as the function without `use` does; shapes `x: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read: long outputs are left in the caches for a reader that comes
  /// soon.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func leakyReLU(
    _ x: Span<Float16>, slope: Float = defaultSlope, into y: inout MutableSpan<Float16>,
    use: OutputUse
  ) {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in leakyReLU(x, slope: slope, into: y, use: use) }
    }
  }

  /// Computes `y = x < 0 ? slope * x : x` for each element, as on spans; shapes `x: [n]`, `y: [n]`.
  ///
  /// With `use` it is said when `y` is read.
  ///
  /// - Precondition: all arrays have the same count, and `y` overlaps no other.
  @inlinable @inline(__always)
  public func leakyReLU(
    _ x: UnsafeBufferPointer<Float16>, slope: Float = defaultSlope,
    into y: UnsafeMutableBufferPointer<Float16>, use: OutputUse
  ) {
    switch use {
    case .later: leakyReLU(x, slope: slope, into: y)
    case .soon: leakyReLUReadSoon(x, slope: slope, into: y)
    }
  }

  @usableFromInline
  func leakyReLUReadSoon(
    _ x: UnsafeBufferPointer<Float16>, slope: Float, into y: UnsafeMutableBufferPointer<Float16>
  ) {
    FrontDoor.run(.leakyReLU, x, into: y, parameter: Double(slope), use: .soon)
  }
#endif
