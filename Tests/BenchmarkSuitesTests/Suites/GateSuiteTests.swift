// The suite of gates: every operation from L1 to memory, few benchmarks of each.

import BenchmarkSuites
import ReLUKernels
import Testing

struct GateSuiteTests {
  private func specs(
    cores: Int = 4, _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> [BenchmarkSpec] {
    try TestCatalog.specs("gate", TestCatalog.context(cores: cores, change))
  }

  /// Variants at each count and thread count, of one operation.
  private func variants(
    _ specs: [BenchmarkSpec], _ operation: KernelOperation, elements: Int, threads: Int
  ) -> Set<String> {
    Set(
      specs.filter {
        $0.kernel.operation == operation && $0.workload.elements == elements
          && $0.threads == threads
      }.map { $0.kernel.wrappedVariant.map { "pool \($0)" } ?? $0.kernel.variant })
  }

  @Test(arguments: [.relu, .reluGradient, .leakyReLU, .leakyReLUGradient] as [KernelOperation])
  func everyOperationIsGatedFromL1ToMemory(_ operation: KernelOperation) throws {
    let specs = try specs()
    let expected: [(Int, Int, Set<String>)] = [
      (256, 1, ["auto"]), (2 << 10, 1, ["autovectorized", "simd8", "simd16"]),
      (64 << 10, 1, ["simd16", "auto"]), (64 << 10, 2, ["pool simd16", "auto"]),
      (1 << 20, 1, ["simd16", "streaming"]),
      (16 << 20, 1, operation == .relu ? ["simd16", "streaming"] : []),
    ]
    for (elements, threads, wanted) in expected {
      #expect(variants(specs, operation, elements: elements, threads: threads) == wanted)
    }
  }

  /// With more than 50 a single process pair that points the other way would hide a slowdown.
  @Test func sixteenLanesAndTheUnrolledLoopAreOnTheBestInstructionSet() throws {
    let own = BenchmarkCatalog.all.map(\.identity).filter { !$0.isPeer }
    let context = SuiteContext(cores: 4, kernels: own)
    let specs = try Suite.named("gate").groups(in: context).flatMap(\.specs)
    let measured = specs.filter { $0.skipReason == nil }
    #expect((30...50).contains(measured.count))
    #expect(measured.contains { $0.kernel.variant == "unrolled-simd8" })
    #expect(
      measured.allSatisfy {
        ["simd16", "unrolled-simd8"].contains($0.kernel.variant)
          ? $0.kernel.instructionSet == .bestAvailable : true
      })
    #expect(specs.allSatisfy { $0.skipReason == nil || $0.kernel.availability != .available })
  }

  @Test func oneCoreHasNothingOnTwoThreads() throws {
    #expect(try specs(cores: 1).allSatisfy { $0.threads == 1 })
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
    #expect(
      Set(specs.map(\.kernel.variant))
        == ["autovectorized", "simd8", "simd16", "streaming", "auto"])
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
    #expect(specs.allSatisfy { $0.threads == 3 })
    #expect(
      Set(specs.map { $0.kernel.wrappedVariant ?? $0.kernel.variant }) == ["simd16", "auto"])
  }
}
