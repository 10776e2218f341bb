// A catalog of identities like the real one, without its kernels.

import BenchmarkSuites
import ReLUKernels

/// Identities with the ids the suites are made for.
enum TestCatalog {
  static let scalar = ["reference", "scalar-branch", "scalar-branchless"]
  static let vector = ["autovectorized", "simd8", "simd16"] + streaming
  static let streaming = ["streaming", "streaming-unprefetched"]

  static let wrappers = ["parallel-dispatch", "parallel-pool"]

  /// Every operation x variant x instruction set, wrappers around each, and one that chooses.
  static func all(best: InstructionSet = .avx512) -> [KernelIdentity] {
    KernelOperation.allCases.flatMap { operation in
      scalar.map { identity(operation, $0, .baseline) }
        + InstructionSet.allCases.flatMap { set in vector.map { identity(operation, $0, set) } }
        + wrappers.flatMap { wrapper in
          InstructionSet.allCases.flatMap { set in
            vector.map { identity(operation, wrapper, set, wrapped: $0) }
          }
        } + [auto(operation, best)]
    }
  }

  /// As on a CPU whose best instruction set is `best`.
  static func auto(_ operation: KernelOperation, _ best: InstructionSet) -> KernelIdentity {
    KernelIdentity(
      operation: operation, variant: "auto", instructionSet: best, choosesInstructionSet: true,
      threading: .own, summary: "auto", supportsInPlace: true)
  }

  /// Other libraries: one that chooses the instruction set itself, one compiled for each.
  static let peers: [KernelIdentity] = KernelOperation.allCases.flatMap { operation in
    [peer(operation, "onednn", .baseline, chooses: true)]
      + InstructionSet.allCases.map { peer(operation, "eigen", $0, chooses: false) }
  }

  /// Libraries in an interpreter: one on one thread, one on its own that does not work in place.
  static let interpreted: [KernelIdentity] = [
    KernelIdentity(
      operation: .relu, variant: "numpy", instructionSet: .avx512, choosesInstructionSet: true,
      isPeer: true, isInterpreted: true, summary: "numpy", supportsInPlace: true),
    KernelIdentity(
      operation: .relu, variant: "onnxruntime", instructionSet: .avx512,
      choosesInstructionSet: true, threading: .own, isPeer: true, isInterpreted: true,
      summary: "onnxruntime", supportsInPlace: false),
  ]

  static func peer(
    _ operation: KernelOperation, _ variant: String, _ set: InstructionSet, chooses: Bool
  ) -> KernelIdentity {
    KernelIdentity(
      operation: operation, variant: variant, instructionSet: set, choosesInstructionSet: chooses,
      threading: .own, isPeer: true, summary: variant, supportsInPlace: true)
  }

  static func identity(
    _ operation: KernelOperation, _ variant: String, _ set: InstructionSet, wrapped: String? = nil
  ) -> KernelIdentity {
    KernelIdentity(
      operation: operation, variant: variant, wrappedVariant: wrapped, instructionSet: set,
      summary: variant, supportsInPlace: !streaming.contains(wrapped ?? variant))
  }

  /// A context on this catalog and, unless told otherwise, the peers.
  static func context(
    cores: Int = 2, best: InstructionSet = .avx512, kernels: [KernelIdentity]? = nil,
    _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> SuiteContext {
    var selection = Selection()
    try change(&selection)
    return SuiteContext(
      cores: cores, kernels: kernels ?? all(best: best) + peers, bestInstructionSet: best,
      selection: selection)
  }

  /// All benchmarks of a suite in a context.
  static func specs(_ suite: String, _ context: SuiteContext) throws -> [BenchmarkSpec] {
    try Suite.named(suite).groups(in: context).flatMap(\.specs)
  }
}
