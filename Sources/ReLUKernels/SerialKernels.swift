// The kernels that do the work themselves, on the caller's thread.

package import KernelInterface
import KernelsBaseline
import KernelsScalar

#if arch(x86_64)
  import KernelsAVX2
  import KernelsAVX512
#endif

/// Each variant, compiled for each instruction set it has.
package enum SerialKernels {
  /// All of this build, available on this CPU or not.
  static let all: [any Kernel] =
    scalarKernels + InstructionSet.compiled.flatMap(vectorKernels)

  /// Those that this CPU can run.
  package static let compiled: [CompiledKernel] = all.compactMap { $0 as? CompiledKernel }

  /// The loops of the strategies without arithmetic, compiled for the best instruction set of this CPU.
  ///
  /// - Parameter inputs: 1 or 2.
  /// - Returns: Each with its strategy.
  package static func copyLoops(
    inputs: Int
  ) -> [(strategy: KernelStrategy, loop: KernelLoop)] {
    var loops: [(strategy: KernelStrategy, loop: KernelLoop)] = []
    switch InstructionSet.bestAvailable {
    case .baseline: KernelsBaseline.forEachCopyLoop(inputs: inputs) { loops.append(($1, $2)) }
    #if arch(x86_64)
      case .avx2: KernelsAVX2.forEachCopyLoop(inputs: inputs) { loops.append(($1, $2)) }
      case .avx512: KernelsAVX512.forEachCopyLoop(inputs: inputs) { loops.append(($1, $2)) }
    #else
      case .avx2, .avx512: break
    #endif
    }
    return loops
  }

  private static var scalarKernels: [any Kernel] {
    var kernels: [any Kernel] = []
    KernelsScalar.forEachLoop { operation, elementType, strategy, loop in
      let identity = KernelIdentity(operation, elementType, strategy, for: .baseline)
      kernels.append(CompiledKernel(identity: identity, loop: loop))
    }
    return kernels
  }

  /// The strategies compiled for `instructionSet`.
  ///
  /// Where the CPU lacks the instruction set, nothing of its module may run, not even the code that
  /// hands out names: the baseline module, made of the same sources, says what there would be.
  private static func vectorKernels(for instructionSet: InstructionSet) -> [any Kernel] {
    var kernels: [any Kernel] = []
    guard instructionSet.availability == .available else {
      KernelsBaseline.forEachLoop { operation, elementType, strategy, _ in
        kernels.append(
          UnavailableKernel(
            KernelIdentity(operation, elementType, strategy, for: instructionSet)))
      }
      return kernels
    }
    forEachLoop(for: instructionSet) { operation, elementType, strategy, loop in
      let identity = KernelIdentity(operation, elementType, strategy, for: instructionSet)
      kernels.append(CompiledKernel(identity: identity, loop: loop))
    }
    return kernels
  }

  /// Hands over each loop, compiled for an instruction set that this CPU has.
  private static func forEachLoop(for instructionSet: InstructionSet, _ visit: KernelVisitor) {
    switch instructionSet {
    case .baseline: KernelsBaseline.forEachLoop(visit)
    #if arch(x86_64)
      case .avx2: KernelsAVX2.forEachLoop(visit)
      case .avx512: KernelsAVX512.forEachLoop(visit)
    #else
      case .avx2, .avx512: break
    #endif
    }
  }
}

extension KernelIdentity {
  /// The identity of a loop of ours.
  fileprivate init(
    _ operation: KernelOperation, _ elementType: ElementType, _ strategy: KernelStrategy,
    for instructionSet: InstructionSet
  ) {
    self.init(
      operation: operation, variant: strategy.name, instructionSet: instructionSet,
      elementType: elementType, summary: strategy.summary,
      supportsInPlace: strategy.supportsInPlace,
      usesStreamingStores: strategy.usesStreamingStores)
  }
}
