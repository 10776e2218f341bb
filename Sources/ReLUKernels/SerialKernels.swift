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
    switch instructionSet {
    case .baseline: KernelsBaseline.forEachVariant { kernels += $0.kernels(for: .baseline) }
    #if arch(x86_64)
      case .avx2: KernelsAVX2.forEachVariant { kernels += $0.kernels(for: .avx2) }
      case .avx512: KernelsAVX512.forEachVariant { kernels += $0.kernels(for: .avx512) }
    #else
      case .avx2, .avx512: break
    #endif
    }
    return kernels
  }
}
