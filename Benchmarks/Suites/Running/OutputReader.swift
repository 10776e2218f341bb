// The reader of outputs that a workload may have.

import MemoryCeilings
import ReLUKernels

/// A pass that reads an array and keeps nothing, on the threads of the kernel before it.
struct OutputReader {
  private let read: KernelBody

  /// Elements for which another thread is worth having, for the reader as for what it stands for: an
  /// operation on a short array stays with its caller.
  private static let grain = 16 << 10

  /// The reader behind `kernel`, on as many threads of the same fork-join: parts that are read on the
  /// core that wrote them, as a library that splits every operation alike has them.
  ///
  /// - Parameters:
  ///   - kernel: One that writes the output.
  ///   - threads: Threads that it may use.
  init(after kernel: any Kernel<Float>, threads: Int) {
    let loop = CeilingLoop.all(of: .read, inputs: 1, level: .bestAvailable)[0]
    let serial = CeilingKernel(.read, of: kernel.identity.operation, loop)
    guard threads > 1 else {
      read = serial.function
      return
    }
    let own = ForkJoins.all.first { $0.variant == kernel.identity.variant }
    read =
      ParallelKernel(
        serial, on: own ?? WorkerPool.shared, workers: threads,
        chunking: Chunking(policy: .static, grain: Self.grain)
      ).function
  }

  /// `body`, and then a pass over what it has written.
  func reading(after body: @escaping KernelBody) -> KernelBody {
    let read = read
    return { x, dy, output, count, slope in
      body(x, dy, output, count, slope)
      read(output, output, output, count, slope)
    }
  }
}
