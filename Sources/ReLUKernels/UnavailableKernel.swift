// A kernel that exists but not for this CPU: it can be listed, not run.

import KernelInterface

/// Stands in the catalog for a kernel whose instructions this CPU lacks.
struct UnavailableKernel: Kernel {
  let identity: KernelIdentity

  init(_ identity: KernelIdentity) { self.identity = identity }

  func compute(_ operands: KernelOperands<Float>) -> Int {
    preconditionFailure("\(id) cannot run: \(identity.availability.reason ?? "unavailable")")
  }
}
