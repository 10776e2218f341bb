// A kernel that is not timed from call to return.

public import ReLUKernels

/// A kernel of which less than a whole call is to be measured.
public protocol SelfTimedKernel: Kernel<Float> {
  /// Computes as `compute` does.
  ///
  /// - Returns: Nanoseconds of what is to be measured.
  func timedCompute(_ operands: KernelOperands<Float>) -> UInt64
}
