// oneDNN, Intel's library of neural network primitives.

import CPeers
import ReLUKernels

extension PeerCatalog {
  /// A primitive of oneDNN for each operation.
  static var oneDNNKernels: [any Kernel] {
    deviationsOfOneDNN.sorted { $0.key.rawValue < $1.key.rawValue }.map { operation, deviations in
      PeerKernel(
        KernelIdentity(
          operation: operation, variant: "onednn", instructionSet: .bestAvailable,
          choosesInstructionSet: true, threading: .own, isPeer: true,
          deviations: deviations,
          summary: "oneDNN \(OneDNNCalls.version): primitive eltwise_relu, on OpenMP.",
          supportsInPlace: true)
      ) { identity, call throws(KernelUnready) in try OneDNNCalls(identity, for: call) }
    }
  }
}

/// What its machine code makes of the inputs that implementations of ReLU disagree on.
///
/// Forward it takes the larger of x and 0, where the second of equals and of NaN wins; backward it multiplies
/// dy by 0, and takes a NaN in x for positive.
private let deviationsOfOneDNN: [KernelOperation: Set<Deviation>] = [
  .relu: [.nan, .zeroSign], .leakyReLU: [.nan, .zeroSign],
  .reluGradient: [.nan, .zeroSign, .infinity], .leakyReLUGradient: [.nan],
]

/// The primitives for calls of one shape, one for each count.
///
/// Unchecked: a primitive belongs to one call at a time, as whoever measures makes them.
private final class OneDNNCalls: ThreadedKernel, DirectKernel, @unchecked Sendable {
  let identity: KernelIdentity
  private let primitives: [Int: OpaquePointer]
  /// The one for the first count, which most shapes have alone.
  private let first: (count: Int, primitive: OpaquePointer)?
  private let threads: Int32

  init(_ identity: KernelIdentity, for call: CallShape) throws(KernelUnready) {
    self.identity = identity
    threads = Int32(call.threads)
    var primitives: [Int: OpaquePointer] = [:]
    for count in Set(call.counts) where count > 0 {
      var failure = cpr_failure()
      guard let operation = KernelOperation.forPeers[identity.operation],
        let primitive = cpr_onednn_create(
          operation, count, Float(call.parameter), Int32(call.threads), &failure)
      else {
        primitives.values.forEach(cpr_onednn_destroy)
        throw KernelUnready(identity, failure)
      }
      primitives[count] = primitive
    }
    self.primitives = primitives
    first = primitives.first.map { ($0.key, $0.value) }
  }

  deinit { primitives.values.forEach(cpr_onednn_destroy) }

  /// Its threads are OpenMP's.
  func wake() {
    if threads > 1 { cpr_wake_openmp(threads) }
  }

  func compute(_ operands: KernelOperands) -> Int {
    guard let primitive = primitive(for: operands.count) else { return 0 }
    let status = run(primitive, operands.x, operands.dy, operands.output)
    return status == 0 ? operands.count : 0
  }

  /// What fails here failed when the kernel was verified.
  var body: KernelBody {
    { x, dy, output, count, _ in
      guard let primitive = self.primitive(for: count) else { return }
      _ = self.run(primitive, x, dy, output)
    }
  }

  @inline(__always)
  private func run(
    _ primitive: OpaquePointer, _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput
  ) -> Int32 {
    cpr_onednn_run(
      primitive, x.assumingMemoryBound(to: Float.self), dy.assumingMemoryBound(to: Float.self),
      output.assumingMemoryBound(to: Float.self))
  }

  private func primitive(for count: Int) -> OpaquePointer? {
    if let first, first.count == count { return first.primitive }
    return primitives[count]
  }

  static let version: String = {
    var numbers: (Int32, Int32, Int32) = (0, 0, 0)
    withUnsafeMutableBytes(of: &numbers) {
      cpr_onednn_version($0.baseAddress?.assumingMemoryBound(to: Int32.self))
    }
    return "\(numbers.0).\(numbers.1).\(numbers.2)"
  }()
}
