// XNNPACK, Google's library of neural network operators.

import CPeers
import ReLUKernels

extension PeerCatalog {
  /// An operator of XNNPACK for each operation it has; it has no gradients.
  static var xnnpackKernels: [any Kernel] {
    // It lets its threads take subnormal numbers for zeros.
    let operators: [(KernelOperation, String, Set<Deviation>)] = [
      (.relu, "clamp_nc_f32", [.nan, .zeroSign, .subnormal]),
      (.leakyReLU, "leaky_relu_nc_f32", leakyReLUDeviations),
    ]
    return operators.map { operation, name, deviations in
      PeerKernel(
        KernelIdentity(
          operation: operation, variant: "xnnpack", instructionSet: .bestAvailable,
          choosesInstructionSet: true, threading: .own, isPeer: true,
          deviations: deviations,
          summary: "XNNPACK: operator \(name), on pthreadpool.", supportsInPlace: true)
      ) { identity, call throws(KernelUnready) in try XNNPACKCalls(identity, for: call) }
    }
  }
}

/// Without masks the sign bit selects what is multiplied by the slope.
///
/// That takes -0 for a negative number, and quiets a signalling NaN.
private let leakyReLUDeviations: Set<Deviation> =
  InstructionSet.avx512.availability == .available ? [.subnormal] : [.nan, .zeroSign, .subnormal]

/// An operator, which serves every count, and its threads.
///
/// Unchecked: an operator belongs to one call at a time, as whoever measures makes them.
private final class XNNPACKCalls: ThreadedKernel, DirectKernel, @unchecked Sendable {
  let identity: KernelIdentity
  private let runner: OpaquePointer

  init(_ identity: KernelIdentity, for call: CallShape) throws(KernelUnready) {
    self.identity = identity
    var failure = cpr_failure()
    guard let operation = KernelOperation.forPeers[identity.operation],
      let runner = cpr_xnnpack_create(
        operation, Float(call.parameter), Int32(call.threads), &failure)
    else { throw KernelUnready(identity, failure) }
    self.runner = runner
  }

  deinit { cpr_xnnpack_destroy(runner) }

  func wake() { cpr_xnnpack_wake(runner) }

  func compute(_ operands: KernelOperands) -> Int {
    guard operands.count > 0 else { return 0 }
    let status = run(operands.count, operands.x, operands.output)
    return status == 0 ? operands.count : 0
  }

  /// What fails here failed when the kernel was verified.
  var body: KernelBody {
    { x, _, output, count, _ in
      guard count > 0 else { return }
      _ = self.run(count, x, output)
    }
  }

  @inline(__always)
  private func run(_ count: Int, _ x: KernelInput, _ output: KernelOutput) -> Int32 {
    cpr_xnnpack_run(
      runner, count, x.assumingMemoryBound(to: Float.self),
      output.assumingMemoryBound(to: Float.self))
  }
}
