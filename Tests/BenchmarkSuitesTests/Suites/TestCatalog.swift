// A catalog of identities like the real one, without its kernels.

import BenchmarkSuites
import ReLUKernels

/// Identities with the ids the suites are made for.
enum TestCatalog {
  static let scalar = ["reference", "scalar-branch", "scalar-branchless"]
  static let vector = ["autovectorized", "simd8", "simd16", "streaming"]

  /// Every operation x variant x instruction set, and a wrapper around each.
  static let all: [KernelIdentity] = KernelOperation.allCases.flatMap { operation in
    scalar.map { identity(operation, $0, .baseline) }
      + InstructionSet.allCases.flatMap { set in vector.map { identity(operation, $0, set) } }
      + InstructionSet.allCases.flatMap { set in
        vector.map { identity(operation, "parallel-dispatch", set, wrapped: $0) }
      }
  }

  static func identity(
    _ operation: KernelOperation, _ variant: String, _ set: InstructionSet, wrapped: String? = nil
  ) -> KernelIdentity {
    KernelIdentity(
      operation: operation, variant: variant, wrappedVariant: wrapped, instructionSet: set,
      summary: variant, supportsInPlace: (wrapped ?? variant) != "streaming")
  }

  /// A context on this catalog.
  static func context(
    cores: Int = 2, best: InstructionSet = .avx512,
    _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> SuiteContext {
    var selection = Selection()
    try change(&selection)
    return SuiteContext(
      cores: cores, kernels: all, bestInstructionSet: best, selection: selection)
  }

  /// All benchmarks of a suite in a context.
  static func specs(_ suite: String, _ context: SuiteContext) throws -> [BenchmarkSpec] {
    try Suite.named(suite).groups(in: context).flatMap(\.specs)
  }
}
