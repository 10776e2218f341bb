// The raw arguments of one kernel call: below `Kernel.run`, which checks them, all is addresses.

/// Inputs, output and parameter of one kernel call, whatever the format of its elements.
///
/// Invariant, established by `Kernel.run` and kept by `slice`: every address is aligned to an element of the
/// kernel's type and valid for `count` of them; `output` equals `dy` (in place: the upstream gradient's
/// buffer, or x's where there is one input) or overlaps neither input, as a loop may read x after it has
/// stored what it made of dy. Sendable under the same invariant: threads get disjoint slices.
public struct KernelOperands: @unchecked Sendable {
  /// The activations.
  public let x: KernelInput
  /// The upstream gradient; equal to `x` for operations with one input.
  public let dy: KernelInput
  /// Where the result goes.
  public let output: KernelOutput
  /// Elements in each array.
  public let count: Int
  /// What the operation depends on besides: the slope of leaky ReLU, the alpha of ELU.
  public let parameter: Double

  /// Gathers the arguments; the caller vouches for the invariant of the type, of which a debug build
  /// checks what is cheap: a gradient is never stored over x.
  @inlinable
  public init(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, parameter: Double
  ) {
    assert(
      KernelInput(output) == dy || KernelInput(output) != x || count == 0,
      "in place is the upstream gradient's buffer, not x's")
    self.x = x
    self.dy = dy
    self.output = output
    self.count = count
    self.parameter = parameter
  }

  /// The operands of elements `start ..< start + count`, which lie inside this call's range.
  ///
  /// - Parameters:
  ///   - start: The first element.
  ///   - count: How many.
  ///   - elementType: Their format.
  /// - Returns: The operands.
  @inlinable
  public func slice(start: Int, count: Int, of elementType: ElementType) -> KernelOperands {
    let bytes = start * elementType.byteCount
    return KernelOperands(
      x: x + bytes, dy: dy + bytes, output: output + bytes, count: count, parameter: parameter)
  }
}
