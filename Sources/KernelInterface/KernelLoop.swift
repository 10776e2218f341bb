// A kernel's hot loop as a function.

/// What a loop reads: elements of the kernel's type.
public typealias KernelInput = UnsafeRawPointer
/// Where a loop writes.
public typealias KernelOutput = UnsafeMutableRawPointer

/// The hot loop of one kernel: the fields of `KernelOperands` one by one, under the same invariant.
///
/// So the arguments come in registers, where a struct would go through memory. It has no context, and
/// C's convention asks nobody to keep one: who chooses among loops jumps to one instead of calling it.
public typealias KernelLoop =
  @Sendable @convention(c) (
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ parameter: Double
  ) -> Void

/// A function that computes like a kernel, with the arguments of a ``KernelLoop`` and what it needs
/// besides.
public typealias KernelBody =
  @Sendable (
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ parameter: Double
  ) -> Void
