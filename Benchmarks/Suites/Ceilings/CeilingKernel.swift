// A ceiling in the shape of a kernel, so that both are called in the same way.

import MemoryCeilings
import ReLUKernels

/// One implementation of a ceiling.
///
/// What a call costs is then in the ceiling as in the kernels; and where there are several threads,
/// wrapped as the kernels are, what it costs to wake them and to wait for them.
struct CeilingKernel: DirectKernel {
  let identity: KernelIdentity
  private let loop: CeilingLoop

  /// The implementation `loop` of the ceiling `ceiling`, beside kernels of `operation`.
  init(
    _ ceiling: Ceiling, of operation: KernelOperation, on elementType: ElementType = .float32,
    _ loop: CeilingLoop
  ) {
    identity = KernelIdentity(
      operation: operation, variant: "ceiling-\(ceiling.rawValue)",
      instructionSet: .bestAvailable, elementType: elementType,
      summary: "Moves memory and computes nothing.",
      supportsInPlace: ceiling.worksInPlace, usesStreamingStores: ceiling == .copyStreaming)
    self.loop = loop
  }

  func compute(_ operands: KernelOperands) -> Int {
    body(operands.x, operands.dy, operands.output, operands.count, operands.parameter)
    return operands.count
  }

  /// Loops count in fours of bytes; of an odd number of elements of 16 bits the last is left out.
  var body: KernelBody {
    let function = loop.function
    switch identity.elementType.byteCount {
    case 2: return { function($0, $1, $2, $3 >> 1, $4) }
    case 4: return function
    default: return { function($0, $1, $2, $3 << 1, $4) }
    }
  }
}

extension CeilingKernel {
  /// Every way to run `loop` on the threads of `spec`: on several, by each fork-join that kernels
  /// have, as only the fastest is a ceiling.
  static func candidates(
    _ spec: CeilingSpec, _ loop: CeilingLoop
  ) -> [(name: String, kernel: any Kernel)] {
    let kernel = CeilingKernel(
      spec.ceiling, of: spec.workload.operation, on: spec.workload.elementType, loop)
    guard spec.threads > 1 else { return [(loop.name, kernel)] }
    return ForkJoins.all.map {
      ("\(loop.name) \($0.variant)", ParallelKernel(kernel, on: $0, workers: spec.threads))
    }
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
