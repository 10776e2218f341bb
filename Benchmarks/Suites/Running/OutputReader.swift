// The reader of outputs that a workload may have.

import MemoryCeilings
import ReLUKernels

/// A pass that reads an array and keeps nothing, on the threads of the kernel before it.
struct OutputReader {
  /// On one thread, on two, and so on.
  private let reads: [KernelBody]
  private let elementBytes: Int

  /// Bytes for which another thread is worth having, for the reader as for what it stands for.
  ///
  /// As many of the output as `auto` gives a thread of ReLU by default where the first cache has 32 KiB: a reader with
  /// fewer threads than the kernel would fetch half of a short array from the cache of another core.
  private static let grainBytes = 12 << 10

  /// The reader behind `kernel`, on threads of the same fork-join: with as many parts as a kernel that splits
  /// statically has, each is read by the core that wrote it.
  ///
  /// - Parameters:
  ///   - kernel: One that writes the output.
  ///   - threads: Threads that it may use.
  init(after kernel: any Kernel, threads: Int) {
    let loop = CeilingLoop.all(of: .read, inputs: 1, level: .bestAvailable)[0]
    let serial = CeilingKernel(
      .read, of: kernel.identity.operation, on: kernel.identity.elementType, loop)
    elementBytes = kernel.identity.elementType.byteCount
    let own = ForkJoins.all.first { $0.variant == kernel.identity.variant } ?? WorkerPool.shared
    reads = (1...max(1, threads)).map {
      $0 == 1 ? serial.function : ParallelKernel(serial, on: own, workers: $0).function
    }
  }

  /// How many threads read so much.
  static func threads(forBytes bytes: Int, limit: Int) -> Int {
    max(1, min(limit, bytes / grainBytes))
  }

  /// `body`, and then a pass over what it has written.
  func reading(after body: @escaping KernelBody) -> KernelBody {
    let (reads, elementBytes) = (reads, elementBytes)
    return { x, dy, output, count, parameter in
      body(x, dy, output, count, parameter)
      let threads = Self.threads(forBytes: count * elementBytes, limit: reads.count)
      reads[threads - 1](output, output, output, count, parameter)
    }
  }
}
