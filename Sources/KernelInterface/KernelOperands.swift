// The raw arguments of one kernel call: below `Kernel.run`, which checks them, all is pointers.

/// Inputs, output and parameters of one kernel call.
///
/// Invariant, established by `Kernel.run` and kept by `slice`: every pointer is aligned to
/// `Element` and valid for `count` elements; `output` equals an input pointer (in place) or
/// overlaps none. Sendable under the same invariant: threads get disjoint slices.
public struct KernelOperands<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// The activations.
  public let x: UnsafePointer<Element>
  /// The upstream gradient; equal to `x` for operations with one input.
  public let dy: UnsafePointer<Element>
  /// Where the result goes.
  public let output: UnsafeMutablePointer<Element>
  /// Elements in each array.
  public let count: Int
  /// The slope of leaky ReLU.
  public let slope: Element

  /// Gathers the arguments; the caller vouches for the invariant of the type.
  @inlinable
  public init(
    x: UnsafePointer<Element>, dy: UnsafePointer<Element>,
    output: UnsafeMutablePointer<Element>, count: Int, slope: Element
  ) {
    self.x = x
    self.dy = dy
    self.output = output
    self.count = count
    self.slope = slope
  }

  /// The operands of elements `start ..< start + count`, which lie inside this call's range.
  @inlinable
  public func slice(start: Int, count: Int) -> KernelOperands {
    KernelOperands(
      x: x + start, dy: dy + start, output: output + start, count: count, slope: slope)
  }
}
