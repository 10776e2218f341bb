// A kernel that exists but not for this CPU: it can be listed, not run.

public import KernelInterface

/// Stands in the catalog for a kernel whose instructions this CPU lacks.
public struct UnavailableKernel: Kernel {
  /// Who it would be.
  public let identity: KernelIdentity

  /// The stand-in of a kernel.
  public init(_ identity: KernelIdentity) { self.identity = identity }

  /// Traps: whoever calls it has not asked for its availability.
  public func compute(_ operands: KernelOperands) -> Int {
    preconditionFailure("\(id) cannot run: \(identity.availability.reason ?? "unavailable")")
  }
}
