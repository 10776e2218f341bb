// Suite activations: every function beside ReLU.

import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct ActivationsSuiteTests {
  private static func groups(
    _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> [BenchmarkGroup] {
    try Suite.named("activations").groups(in: TestCatalog.context(cores: 4, change))
  }

  @Test func everyFunctionStandsBesideReLUAtEachSize() throws {
    let groups = try Self.groups()
    #expect(groups.map { $0.workloads[0].elements } == [4 << 10, 64 << 10, 1 << 20, 16 << 20])
    for group in groups {
      for threads in [1, 4] {
        let own = group.specs.filter { $0.threads == threads }
        #expect(own.map(\.kernel.operation) == KernelOperation.allCases)
        #expect(own.allSatisfy { $0.kernel.variant == "auto" && $0.skipReason == nil })
      }
      #expect(group.workloads.count == KernelOperation.allCases.count)
      // Of one input and of two, whatever is computed from them.
      #expect(Set(group.ceilings.map { $0.workload.operation.inputCount }) == [1, 2])
    }
  }

  @Test func instructionSetsAreTheFunctionsOwnChoice() {
    #expect(throws: OptionError.self) { try Self.groups { $0.instructionSetCap = .avx2 } }
  }

  @Test func operationsSizesAndKernelsCanBeChosen() throws {
    let groups = try Self.groups {
      $0.operations = [.relu, .tanh]
      $0.elements = try ElementCounts(parsing: "1000")
      $0.kernels = try GlobFilter(parsing: [
        "relu/simd8/avx2", "tanh/simd8/avx2", "tanh/scalar-branchless/*",
      ])
    }
    #expect(groups.count == 1)
    let ids = Set(groups.flatMap(\.specs).map(\.kernel.id))
    #expect(ids == ["relu/simd8/avx2", "tanh/simd8/avx2", "tanh/scalar-branchless/baseline"])
  }
}
