// A kernel that is not timed from call to return.

public import ReLUKernels

/// A kernel of which something else than a whole call is to be measured.
public protocol SelfTimedKernel: FallibleKernel {
  /// Does what is to be measured, on the operands of a call; it need not write the output.
  ///
  /// - Returns: Nanoseconds of what is to be measured.
  func timedCompute(_ operands: KernelOperands) -> UInt64
}
