// A kernel of another library before it is known what it will be called with.

import CPeers
import ReLUKernels

/// Creates what the library needs for calls of one shape.
///
/// A call that nothing was created for pays for the creation itself; it runs on one thread.
struct PeerKernel: ConfigurableKernel {
  let identity: KernelIdentity
  private let create: @Sendable (KernelIdentity, CallShape) throws(KernelUnready) -> any Kernel

  init(
    _ identity: KernelIdentity,
    create:
      @escaping @Sendable (KernelIdentity, CallShape) throws(KernelUnready)
      -> any Kernel
  ) {
    self.identity = identity
    self.create = create
  }

  func configured(for call: CallShape) throws(KernelUnready) -> any Kernel {
    try create(identity, call)
  }

  /// Computes nothing, and says so, where the library refuses.
  func compute(_ operands: KernelOperands) -> Int {
    let call = CallShape(counts: [operands.count], parameter: operands.parameter, threads: 1)
    guard let ready = try? create(identity, call) else { return 0 }
    return ready.compute(operands)
  }
}

extension KernelUnready {
  /// A call into a library that failed.
  init(_ kernel: KernelIdentity, _ failure: cpr_failure) {
    let step = failure.step.map { String(cString: $0) } ?? "an unknown call"
    self.init(kernel: kernel.id, reason: "\(step) returned status \(failure.status)")
  }
}

extension KernelOperation {
  /// How the C functions call those that other libraries are asked for.
  static let forPeers: [KernelOperation: cpr_operation] = [
    .relu: CPR_RELU, .reluGradient: CPR_RELU_GRADIENT, .leakyReLU: CPR_LEAKY_RELU,
    .leakyReLUGradient: CPR_LEAKY_RELU_GRADIENT,
  ]
}
