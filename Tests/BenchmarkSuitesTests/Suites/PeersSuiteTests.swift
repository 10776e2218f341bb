// The suite of other libraries: who takes part, and what it says where there are none.

import BenchmarkSuites
import ReLUKernels
import Testing

struct PeersSuiteTests {
  /// A catalog with the pool and with the kernel that decides about threads itself.
  private static let catalog =
    TestCatalog.all() + TestCatalog.peers
    + KernelOperation.allCases.flatMap { operation in
      [
        TestCatalog.identity(operation, "parallel-pool", .avx512, wrapped: "simd16"),
        TestCatalog.identity(operation, "parallel-pool", .avx512, wrapped: "streaming"),
        KernelIdentity(
          operation: operation, variant: "auto", instructionSet: .avx512,
          choosesInstructionSet: true, threading: .own, summary: "auto", supportsInPlace: true),
      ]
    }

  private func groups(
    _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> [BenchmarkGroup] {
    try Suite.named("peers").groups(
      in: TestCatalog.context(kernels: Self.catalog, change))
  }

  @Test func withoutPeersItNamesTheScript() throws {
    let context = try TestCatalog.context(kernels: TestCatalog.all())
    let error = #expect(throws: OptionError.self) {
      try Suite.named("peers").groups(in: context)
    }
    #expect(error?.description.contains("scripts/peers") == true)
    #expect(error?.description.contains("RELUBENCH_PYTHON") == true)
  }

  @Test func librariesInPythonAreEnough() throws {
    let context = try TestCatalog.context(kernels: TestCatalog.all() + TestCatalog.interpreted) {
      $0.elements = try ElementCounts(parsing: "4Ki")
      $0.operations = [.relu]
    }
    let theirs = try TestCatalog.specs("peers", context).filter(\.kernel.isInterpreted)
    func ids(_ output: Placement.Output, _ threads: Int) -> [String] {
      theirs.filter {
        $0.skipReason == nil && $0.workload.placement.output == output && $0.threads == threads
      }.map(\.kernel.id)
    }
    #expect(ids(.reused, 1) == ["peer/numpy/relu", "peer/onnxruntime/relu"])
    #expect(ids(.reused, 2) == ["peer/onnxruntime/relu"])
    #expect(ids(.inPlace, 1) == ["peer/numpy/relu"])
    #expect(ids(.inPlace, 2).isEmpty)
    #expect(theirs.contains { $0.skipReason == "onnxruntime does not work in place" })
  }

  @Test(arguments: Suite.all.map(\.name).filter { $0 != "peers" })
  func librariesInPythonAreInNoOtherSuite(_ suite: String) throws {
    let kernels = TestCatalog.all() + TestCatalog.interpreted
    let specs = try TestCatalog.specs(suite, TestCatalog.context(kernels: kernels))
    #expect(specs.allSatisfy { !$0.kernel.isInterpreted })
  }

  @Test func everyOperationAtEverySecondPowerOutOfPlaceAndInPlace() throws {
    let groups = try groups()
    #expect(groups.count == KernelOperation.allCases.count * 10 * 2)
    #expect(groups.allSatisfy { $0.workloads.count == 1 })
    let workloads = groups.flatMap(\.workloads)
    for operation in KernelOperation.allCases {
      for output in [Placement.Output.reused, .inPlace] {
        let counts = workloads.filter {
          $0.operation == operation && $0.placement.output == output
        }.map(\.elements)
        #expect(counts == stride(from: 8, through: 26, by: 2).map { 1 << $0 })
      }
    }
  }

  @Test func oursAndTheirsOnOneThreadAndOnAll() throws {
    let group = try #require(
      try groups {
        $0.operations = [.relu]
        $0.elements = try ElementCounts(parsing: "4Ki")
      }.first)
    func ids(_ threads: Int) -> [String] {
      group.specs.filter { $0.threads == threads }.map(\.kernel.id).sorted()
    }
    let theirs = ["peer/eigen/relu/avx512", "peer/onednn/relu"]
    #expect(
      ids(1) == theirs + [
        "relu/auto", "relu/scalar-branch/baseline", "relu/simd16/avx512", "relu/streaming/avx512",
      ])
    #expect(
      ids(2) == theirs + [
        "relu/auto", "relu/parallel-pool/simd16/avx512", "relu/parallel-pool/streaming/avx512",
      ])
  }

  @Test func patternsBringPeersIntoOtherSuites() throws {
    let specs = try TestCatalog.specs("sizes", TestCatalog.context()).map(\.kernel)
    #expect(specs.allSatisfy { !$0.isPeer })
    let named = try TestCatalog.specs(
      "sizes", TestCatalog.context { $0.kernels = try GlobFilter(parsing: ["peer/*"]) })
    #expect(named.contains { $0.kernel.isPeer && $0.threads == 2 })
  }
}
