// Every kernel there is. Lists, tests, suites and reports are made from it.

public import KernelInterface
import KernelsScalar

/// The kernels of this build, available on this CPU or not.
public enum KernelCatalog {
  /// Every kernel, those of one operation together.
  ///
  /// The serial ones, and each way to several threads around each of them, with default chunking. What
  /// chooses among them is no kernel but a function: ``relu(_:into:)`` and the others.
  public static let all: [any Kernel] = {
    let serial = SerialKernels.all
    let kernels =
      serial
      + ForkJoins.all.flatMap { forkJoin in serial.map { ParallelKernel($0, on: forkJoin) } }
    return KernelOperation.allCases.flatMap { operation in
      kernels.filter { $0.identity.operation == operation }
    }
  }()

  /// The kernel of that id, `relu/simd16/avx512`.
  public static func kernel(id: String) -> (any Kernel)? {
    byID[id]
  }

  /// The oracle of an operation on elements of a type.
  public static func reference(
    for operation: KernelOperation, on elementType: ElementType = .float32
  ) -> any Kernel {
    let identity = KernelIdentity(
      operation: operation, variant: "reference", instructionSet: .baseline,
      elementType: elementType, summary: "", supportsInPlace: true)
    guard let kernel = byID[identity.id] else {
      preconditionFailure("the catalog has no \(identity.id)")
    }
    return kernel
  }

  /// The exact answer of an operation for an element, in higher precision than that of a type; nil for one whose
  /// reference is exact.
  public static func exactFunction(
    of operation: KernelOperation, on elementType: ElementType = .float32
  ) -> ExactFunction? {
    (elementType == .float64 ? exactFunctions.wider : exactFunctions.narrower)[operation]
  }

  private static let exactFunctions = {
    var functions:
      (narrower: [KernelOperation: ExactFunction], wider: [KernelOperation: ExactFunction]) = (
        [:], [:]
      )
    KernelsScalar.forEachExactFunction {
      functions.narrower[$0] = $1
      functions.wider[$0] = $2
    }
    return functions
  }()

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
