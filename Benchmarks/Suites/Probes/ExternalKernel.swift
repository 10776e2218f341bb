// A kernel that another process runs.

public import ReLUKernels

/// A kernel that works in another process, on copies of the operands, and times itself there.
///
/// Its calls cannot throw: what fails is told afterwards, and all calls after it do nothing.
public protocol ExternalKernel: Kernel<Float> {
  /// Makes room for `calls` over there, before the first of them.
  func prepare(_ calls: [KernelOperands<Float>])

  /// Passes so many times through `calls`, which are prepared, as a batch before the one that is
  /// timed.
  func warm(_ calls: [KernelOperands<Float>], iterations: Int)

  /// Passes so many times through `calls`, which are prepared, with inputs as they were when they
  /// were last computed, and says how many nanoseconds that took.
  func timedBatch(_ calls: [KernelOperands<Float>], iterations: Int) -> UInt64

  /// What runs there, with its version; nil before it has answered.
  var implementation: String? { get }

  /// Why there is no answer; nil while there is one.
  var failure: ExternalFailure? { get }
}

/// Why another process does not compute.
public enum ExternalFailure: Error, Hashable, CustomStringConvertible {
  /// It could not be started, or what it needs is not installed.
  case missing(String)
  /// It ended, gave no answer, or a wrong one.
  case broken(String)

  /// The reason in one sentence.
  public var description: String {
    switch self {
    case .missing(let reason), .broken(let reason): reason
    }
  }
}
