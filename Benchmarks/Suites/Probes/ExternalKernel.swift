// A kernel that another process runs.

public import ReLUKernels

/// A kernel that works in another process, on copies of the operands, and times itself there.
///
/// After a failure all calls do nothing.
public protocol ExternalKernel: FallibleKernel {
  /// Makes room for `calls` over there, before the first of them.
  func prepare(_ calls: [KernelOperands])

  /// Passes so many times through `calls`, which are prepared, as a batch before the one that is
  /// timed.
  func warm(_ calls: [KernelOperands], iterations: Int)

  /// Passes so many times through `calls`, which are prepared, with inputs as they were when they
  /// were last computed, and says how many nanoseconds that took.
  func timedBatch(_ calls: [KernelOperands], iterations: Int) -> UInt64

  /// What runs there, with its version; nil before it has answered.
  var implementation: String? { get }
}
