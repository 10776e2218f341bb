// A ceiling in the shape of a kernel, so that both are called in the same way.

import Dispatch
import MemoryCeilings
import ReLUKernels

/// Runs chunks `0 ..< count` of a call, on threads as it sees fit, and returns when all are done.
typealias ChunkRunner = @Sendable (_ count: Int, _ chunk: @Sendable (Int) -> Void) -> Void

/// One implementation of a ceiling on so many threads.
///
/// What a call costs, and what it costs to wake threads and wait for them, is then in the ceiling as
/// in the kernels.
struct CeilingKernel: Kernel {
  let identity: KernelIdentity
  /// The implementation.
  let loop: CeilingLoop
  private let threads: Int
  private let runChunks: ChunkRunner

  /// - Parameters:
  ///   - spec: The ceiling.
  ///   - loop: The implementation.
  ///   - runChunks: How several threads share the work: as the kernels of that thread count do it.
  init(_ spec: CeilingSpec, _ loop: CeilingLoop, runChunks: @escaping ChunkRunner = onDispatch) {
    identity = KernelIdentity(
      operation: spec.workload.operation, variant: "ceiling-\(spec.name)",
      instructionSet: .bestAvailable, summary: "Moves memory and computes nothing.",
      supportsInPlace: spec.ceiling.worksInPlace,
      usesStreamingStores: spec.ceiling == .copyStreaming)
    self.loop = loop
    threads = spec.threads
    self.runChunks = runChunks
  }

  /// The threads of Dispatch, like `ParallelDispatch`.
  static let onDispatch: ChunkRunner = { count, chunk in
    DispatchQueue.concurrentPerform(iterations: count, execute: chunk)
  }

  func compute(_ operands: KernelOperands<Float>) -> Int {
    let count = operands.count
    // Whole cache lines of 16 floats, one chunk a thread: a static split.
    let length = ((count + threads - 1) / threads + 15) & ~15
    guard threads > 1, length < count else {
      loop.run(x: operands.x, dy: operands.dy, output: operands.output, count: count)
      return count
    }
    runChunks((count + length - 1) / length) { chunk in
      let start = chunk * length
      let slice = operands.slice(start: start, count: min(length, count - start))
      loop.run(x: slice.x, dy: slice.dy, output: slice.output, count: slice.count)
    }
    return count
  }
}

extension CeilingLoop.Level {
  /// The best this CPU has.
  static var bestAvailable: CeilingLoop.Level {
    switch InstructionSet.bestAvailable {
    case .baseline: .baseline
    case .avx2: .avx2
    case .avx512: .avx512
    }
  }
}
