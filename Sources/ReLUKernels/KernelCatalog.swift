// Every kernel there is. Lists, tests, suites and reports are made from it.

public import KernelInterface
import KernelsBaseline
import KernelsScalar

#if arch(x86_64)
  import KernelsAVX2
  import KernelsAVX512
#endif

/// The kernels of this build, available on this CPU or not.
public enum KernelCatalog {
  /// Every kernel, those of one operation together.
  ///
  /// The scalar ones, each variant per instruction set, and each way to several threads around each of
  /// them, with default chunking.
  public static let all: [any Kernel<Float>] = {
    let single: [any Kernel<Float>] = scalarKernels + InstructionSet.compiled.flatMap(vectorKernels)
    let kernels =
      single
      + ForkJoins.all.flatMap { forkJoin in single.map { ParallelKernel($0, on: forkJoin) } }
    return KernelOperation.allCases.flatMap { operation in
      kernels.filter { $0.identity.operation == operation }
    }
  }()

  /// The kernel of that id, `relu/simd16/avx512`.
  public static func kernel(id: String) -> (any Kernel<Float>)? {
    byID[id]
  }

  /// The oracle of an operation.
  public static func reference(for operation: KernelOperation) -> any Kernel<Float> {
    guard let kernel = byID["\(operation.rawValue)/reference/baseline"] else {
      preconditionFailure("the catalog has no reference for \(operation.rawValue)")
    }
    return kernel
  }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

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
