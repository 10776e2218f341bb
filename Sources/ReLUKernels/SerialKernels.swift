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
  static let all: [any Kernel<Float>] =
    scalarKernels + InstructionSet.compiled.flatMap(vectorKernels)

  /// Those that this CPU can run.
  package static let compiled: [CompiledKernel] = all.compactMap { $0 as? CompiledKernel }

  /// The loops of the variants without arithmetic, compiled for the best instruction set of this CPU.
  ///
  /// - Parameter inputs: 1 or 2.
  /// - Returns: Each with the variant's name and whether it stores past the caches.
  package static func copyLoops(
    inputs: Int
  ) -> [(variant: String, isStreaming: Bool, loop: KernelLoop)] {
    var loops: [(variant: String, isStreaming: Bool, loop: KernelLoop)] = []
    forEachVariant(for: .bestAvailable) { variant in
      guard let loop = variant.copyLoop(inputs: inputs) else { return }
      loops.append((variant.name, variant.usesStreamingStores, loop))
    }
    return loops
  }

  private static var scalarKernels: [any Kernel<Float>] {
    var kernels: [any Kernel<Float>] = []
    KernelsScalar.forEachVariant { kernels += $0.kernels(for: .baseline) }
    return kernels
  }

  /// The variants compiled for `instructionSet`.
  ///
  /// Where the CPU lacks the instruction set, nothing of its module may run, not even the code that
  /// hands out names: the baseline module, made of the same sources, says what there would be.
  private static func vectorKernels(for instructionSet: InstructionSet) -> [any Kernel<Float>] {
    var kernels: [any Kernel<Float>] = []
    guard instructionSet.availability == .available else {
      KernelsBaseline.forEachVariant { variant in
        kernels += variant.kernels(for: instructionSet).map { UnavailableKernel($0.identity) }
      }
      return kernels
    }
    forEachVariant(for: instructionSet) { kernels += $0.kernels(for: instructionSet) }
    return kernels
  }

  /// Hands over each variant, compiled for an instruction set that this CPU has.
  private static func forEachVariant(
    for instructionSet: InstructionSet, _ visit: (any KernelVariant.Type) -> Void
  ) {
    switch instructionSet {
    case .baseline: KernelsBaseline.forEachVariant(visit)
    #if arch(x86_64)
      case .avx2: KernelsAVX2.forEachVariant(visit)
      case .avx512: KernelsAVX512.forEachVariant(visit)
    #else
      case .avx2, .avx512: break
    #endif
    }
  }
}
