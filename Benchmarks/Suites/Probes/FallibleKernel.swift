// A kernel that may come to nothing.

public import ReLUKernels

/// A kernel whose calls may fail, which they cannot throw: it is told afterwards.
public protocol FallibleKernel: Kernel {
  /// Why nothing that it has computed or timed counts; nil where it does.
  var failure: KernelFailure? { get }
}

/// Why a kernel has no figure.
public enum KernelFailure: Error, Hashable, CustomStringConvertible {
  /// Something it needs is not installed or could not be started.
  case missing(String)
  /// It did not do what it should have.
  case broken(String)

  /// The reason in one sentence.
  public var description: String {
    switch self {
    case .missing(let reason), .broken(let reason): reason
    }
  }
}
