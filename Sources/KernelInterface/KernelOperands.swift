// The raw arguments of one kernel call: below `Kernel.run`, which checks them, all is pointers.

/// Inputs, output and parameters of one kernel call.
///
/// Invariant, established by `Kernel.run` and kept by `slice`: every pointer is aligned to
/// `Element` and valid for `count` elements; `output` equals `dy` (in place: the upstream gradient's
/// buffer, or x's where there is one input) or overlaps neither input, as a loop may read x after it has
/// stored what it made of dy. Sendable under the same invariant: threads get disjoint slices.
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

  /// Gathers the arguments; the caller vouches for the invariant of the type, of which a debug build
  /// checks what is cheap: a gradient is never stored over x.
  @inlinable
  public init(
    x: UnsafePointer<Element>, dy: UnsafePointer<Element>,
    output: UnsafeMutablePointer<Element>, count: Int, slope: Element
  ) {
    assert(
      UnsafePointer(output) == dy || UnsafePointer(output) != x || count == 0,
      "in place is the upstream gradient's buffer, not x's")
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
