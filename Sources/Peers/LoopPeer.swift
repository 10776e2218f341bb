// Peers that are a loop in C++, compiled once for each instruction set.

import CPeers
import PeerLoopsBaseline
import ReLUKernels

#if arch(x86_64)
  import PeerLoopsAVX2
  import PeerLoopsAVX512
#endif

/// A way to write the loops.
struct LoopPeer {
  let variant: String
  let summary: String
  /// The loop of an operation for an instruction set that the CPU has.
  let loop: (InstructionSet, cpr_operation) -> cpr_loop?

  /// Every way there is.
  static var all: [LoopPeer] { [.eigen, .transform] }

  /// Eigen's expressions.
  static var eigen: LoopPeer {
    LoopPeer(variant: "eigen", summary: "Eigen: an expression over arrays, on OpenMP.") {
      instructionSet, operation in
      switch instructionSet {
      case .baseline: cpr_eigen_baseline(operation)
      #if arch(x86_64)
        case .avx2: cpr_eigen_avx2(operation)
        case .avx512: cpr_eigen_avx512(operation)
      #else
        case .avx2, .avx512: nil
      #endif
      }
    }
  }

  /// The standard library's loop.
  static var transform: LoopPeer {
    LoopPeer(variant: "transform", summary: "std::transform, vectorized by the compiler; OpenMP.") {
      instructionSet, operation in
      switch instructionSet {
      case .baseline: cpr_transform_baseline(operation)
      #if arch(x86_64)
        case .avx2: cpr_transform_avx2(operation)
        case .avx512: cpr_transform_avx512(operation)
      #else
        case .avx2, .avx512: nil
      #endif
      }
    }
  }

  /// A kernel for each operation and instruction set.
  var kernels: [any Kernel] {
    InstructionSet.compiled.flatMap { instructionSet in
      KernelOperation.forPeers.map { kernel(instructionSet, $0.key, $0.value) }
    }
  }

  private func kernel(
    _ instructionSet: InstructionSet, _ operation: KernelOperation, _ name: cpr_operation
  ) -> any Kernel {
    let identity = KernelIdentity(
      operation: operation, variant: variant, instructionSet: instructionSet, threading: .own,
      isPeer: true, summary: summary, supportsInPlace: true)
    // Where the CPU lacks the instruction set, nothing of its module may run.
    guard instructionSet.availability == .available,
      let loop = loop(instructionSet, name)
    else { return UnavailableKernel(identity) }
    return LoopKernel(identity: identity, loop: loop, threads: 1)
  }
}

/// A loop on one thread, or on several of OpenMP's.
private struct LoopKernel: ConfigurableKernel, ThreadedKernel, DirectKernel {
  let identity: KernelIdentity
  let loop: cpr_loop
  let threads: Int32

  func configured(for call: CallShape) -> any Kernel {
    LoopKernel(identity: identity, loop: loop, threads: Int32(call.threads))
  }

  func wake() {
    if threads > 1 { cpr_wake_openmp(threads) }
  }

  func compute(_ operands: KernelOperands) -> Int {
    body(operands.x, operands.dy, operands.output, operands.count, operands.parameter)
    return operands.count
  }

  var body: KernelBody {
    let (loop, threads) = (loop, threads)
    if threads == 1 {
      return { x, dy, y, count, slope in
        loop(
          x.assumingMemoryBound(to: Float.self), dy.assumingMemoryBound(to: Float.self),
          y.assumingMemoryBound(to: Float.self), count, Float(slope))
      }
    }
    return { x, dy, y, count, slope in
      cpr_run_parallel(
        loop, threads, x.assumingMemoryBound(to: Float.self),
        dy.assumingMemoryBound(to: Float.self), y.assumingMemoryBound(to: Float.self), count,
        Float(slope))
    }
  }
}
