// The suite of gates: few benchmarks, none that a neighbour of the machine could slow down.

import BenchmarkSuites
import ReLUKernels
import Testing

struct GateSuiteTests {
  private func specs(
    cores: Int = 4, _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> [BenchmarkSpec] {
    try TestCatalog.specs("gate", TestCatalog.context(cores: cores, change))
  }

  @Test func everythingFitsInNearCachesAndRunsOnOneThread() throws {
    let specs = try specs()
    #expect(Set(specs.map(\.workload.elements)) == [2 << 10, 64 << 10])
    #expect(specs.allSatisfy { $0.threads == 1 })
    #expect(Set(specs.map(\.kernel.operation)) == Set(KernelOperation.allCases))
  }

  @Test func onlyVectorVariantsAreGated() throws {
    let variants = Set(try specs().map(\.kernel.variant))
    #expect(variants == ["autovectorized", "simd8", "simd16"])
  }

  @Test func noKernelIsAUnitUnlessAPatternSelectsIt() throws {
    #expect(try specs().allSatisfy { !$0.isUnit })
    let selected = try specs { $0.kernels = try GlobFilter(parsing: ["relu/scalar-branch/*"]) }
    #expect(!selected.isEmpty)
    #expect(selected.allSatisfy { $0.kernel.variant == "scalar-branch" })
  }

  @Test func countsAskedForReplaceBothSizes() throws {
    let specs = try specs { $0.elements = try ElementCounts(parsing: "64,1Mi") }
    #expect(Set(specs.map(\.workload.elements)) == [64, 1 << 20])
    #expect(Set(specs.map(\.kernel.variant)) == ["autovectorized", "simd8", "simd16"])
  }

  @Test func patternsReachOneOperation() throws {
    let specs = try specs {
      $0.kernels = try GlobFilter(parsing: ["leaky-relu-gradient/simd16/*"])
    }
    #expect(Set(specs.map(\.kernel.operation)) == [.leakyReLUGradient])
    #expect(Set(specs.map(\.kernel.variant)) == ["simd16"])
  }

  @Test func severalThreadsBringInParallelKernels() throws {
    let specs = try specs { $0.threads = try ThreadCounts(parsing: "3") }
    #expect(!specs.isEmpty)
    #expect(specs.allSatisfy { $0.threads == 3 && $0.kernel.wrappedVariant == "simd16" })
  }
}
