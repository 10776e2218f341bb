// What each suite promises to measure.

import BenchmarkSuites
import ReLUKernels
import Testing

struct SuiteContentTests {
  private func workloads(_ specs: [BenchmarkSpec]) -> Set<Workload> { Set(specs.map(\.workload)) }

  @Test func quickCoversEveryCacheLevelAndVariant() throws {
    let specs = try TestCatalog.specs("quick", TestCatalog.context())
    let arrays = specs.filter { $0.workload.scope == .array && $0.kernel.operation == .relu }
    #expect(Set(arrays.map(\.workload.elements)) == [4096, 65536, 1 << 20, 1 << 24])
    for elements in [4096, 65536, 1 << 20, 1 << 24] {
      let here = arrays.filter { $0.workload.elements == elements }
      let serial = Set(here.filter { $0.threads == 1 }.map(\.kernel.variant))
      let all = Set(TestCatalog.scalar + TestCatalog.vector + ["auto"])
      #expect(serial == all.subtracting(["streaming-unprefetched"]))
      let simd16 = here.filter { $0.kernel.variant == "simd16" }.map(\.kernel.instructionSet)
      #expect(simd16 == [.avx2, .avx512])
      let parallel = here.filter { $0.threads == 2 }
      #expect(parallel.count { $0.kernel.variant == "auto" } == 1)
      for wrapper in TestCatalog.wrappers {
        let wrapped = parallel.filter { $0.kernel.variant == wrapper }.map(\.kernel.wrappedVariant)
        #expect(wrapped == ["simd16", "streaming"])
      }
      #expect(parallel.allSatisfy { $0.kernel.instructionSet == .avx512 })
    }
    let passes = workloads(specs).compactMap { workload -> String? in
      if case .pass(let network) = workload.scope { network.name } else { nil }
    }
    #expect(Set(passes) == ["resnet-50", "mobilenet-v2"])
    #expect(
      Set(specs.map(\.kernel.operation)) == [.relu, .reluGradient, .leakyReLU, .relu6])
    // 60 s of budget leave half a second for each.
    #expect(specs.count <= 120)
    #expect(
      try Suite.named("quick").groups(in: TestCatalog.context()).allSatisfy {
        $0.bytesNeeded < 1 << 29
      })
  }

  @Test func quickOnABaselineCPUListsTheRestAsSkipped() throws {
    let specs = try TestCatalog.specs("quick", TestCatalog.context(best: .baseline))
    let simd16 = specs.filter {
      $0.kernel.id.hasPrefix("relu/simd16/") && $0.workload.elements == 4096
    }
    #expect(simd16.map(\.kernel.instructionSet) == [.baseline, .avx2, .avx512])
    #expect(simd16.map { $0.skipReason == nil } == [true, false, false])
  }

  @Test func sizesSweepsEveryDoublingWithEveryKernel() throws {
    let specs = try TestCatalog.specs("sizes", TestCatalog.context())
    for power in 6...26 {
      let ids = specs.filter { $0.workload.elements == 1 << power && $0.threads == 1 }
        .map(\.kernel.id)
      let expected = TestCatalog.all()
        .filter { $0.operation == .relu && $0.wrappedVariant == nil }.map(\.id)
      #expect(Set(ids) == Set(expected))
    }
    #expect(Set(specs.map(\.workload.elements)).count == 21)
  }

  @Test(arguments: Consumer.allCases)
  func networksMeasuresPassesAndEveryTensor(_ consumer: Consumer) throws {
    let specs = try TestCatalog.specs("networks", TestCatalog.context())
      .filter { $0.workload.consumer == consumer }
    for network in Network.all {
      var tensors: Set<Int> = []
      var passes: Set<KernelOperation> = []
      for workload in workloads(specs) {
        switch workload.scope {
        case .pass(network): passes.insert(workload.operation)
        case .tensors(network, let indices):
          #expect(workload.operation == network.activation)
          tensors.formUnion(indices)
        default: break
        }
      }
      #expect(passes == [network.activation, .relu, .sigmoid, .tanh])
      #expect(tensors == Set(network.tensors.indices))
    }
    #expect(Set(specs.map(\.threads)) == [1, 2])
    #expect(Set(specs).count == specs.count)
  }

  @Test func networksComparesFunctionsOnAPass() throws {
    func compared(_ change: (inout Selection) throws -> Void) throws -> [BenchmarkGroup] {
      let groups = try Suite.named("networks").groups(in: TestCatalog.context(change))
      #expect(Set(groups.map(\.title)).count == groups.count)
      return groups.filter { $0.workloads.count > 1 }
    }
    let groups = try compared { $0.consumers = [Consumer.none] }
    #expect(groups.count == Network.all.count)
    for (group, network) in zip(groups, Network.all) {
      for threads in [1, 2] {
        let functions = group.specs.filter { $0.threads == threads && $0.kernel.variant == "auto" }
        #expect(
          functions.map(\.kernel.operation)
            == (network == .mobileNetV2
              ? [.relu6, .relu, .sigmoid, .tanh] : [.relu, .sigmoid, .tanh]))
      }
      // Of the others the function alone.
      #expect(
        group.specs.allSatisfy {
          $0.kernel.variant == "auto" || $0.kernel.operation == network.activation
        })
    }
    // Those that somebody asks for stand side by side; kernels and instruction sets are no functions.
    let asked = try compared { $0.operations = [.relu, .gelu] }
    #expect(asked.allSatisfy { Set($0.workloads.map(\.operation)) == [.relu, .gelu] })
    #expect(asked.count == 2 * Network.all.count)
    #expect(try compared { $0.operations = [.gelu] }.isEmpty)
    #expect(try compared { $0.instructionSetCap = .avx2 }.isEmpty)
    #expect(try compared { $0.kernels = try GlobFilter(parsing: ["*/simd16/*"]) }.isEmpty)
  }

  @Test func quickPassesAreUnderTheNetworksOwnActivations() throws {
    func passes(_ change: (inout Selection) throws -> Void = { _ in }) throws -> Set<String> {
      Set(
        workloads(try TestCatalog.specs("quick", TestCatalog.context(change))).compactMap {
          guard case .pass(let network) = $0.scope else { return nil }
          return "\(network.name) \($0.operation.rawValue)"
        })
    }
    #expect(try passes() == ["resnet-50 relu", "mobilenet-v2 relu6"])
    #expect(
      try passes { $0.operations = [.tanh] } == ["resnet-50 tanh", "mobilenet-v2 tanh"])
  }

  @Test func distributionsMeasuresEachWithEveryVariant() throws {
    let specs = try TestCatalog.specs("distributions", TestCatalog.context())
    for distribution in Distribution.allCases {
      let here = specs.filter { $0.workload.distribution == distribution }
      #expect(
        Set(here.map(\.kernel.variant)) == Set(TestCatalog.scalar + TestCatalog.vector + ["auto"]))
      // Too long for a branch predictor to know by heart.
      #expect(here.allSatisfy { $0.workload.elements >= 65536 })
    }
  }

  @Test(
    arguments: [
      (1, [1]), (2, [1, 2]), (5, [1, 2, 3, 4, 5]), (8, Array(1...8)), (12, Array(1...8) + [12]),
      (16, Array(1...8) + [16]), (48, Array(1...8) + [16, 32, 48]),
    ])
  func threadsGoesFromOneToAll(cores: Int, counts: [Int]) throws {
    let specs = try TestCatalog.specs("threads", TestCatalog.context(cores: cores))
    #expect(Set(specs.map(\.threads)) == Set(counts))
    for count in counts {
      let policies = specs.filter { $0.threads == count }.compactMap(\.chunking?.policy)
      #expect(Set(policies) == [.static, .dynamic])
    }
    let group = specs.filter { $0.workload.elements == 1 << 20 }
    let grains = group.filter { $0.threads == cores && $0.chunking?.policy == .dynamic }
      .compactMap(\.chunking?.grain)
    #expect(Set(grains) == [1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10])
    // A grain of the whole array would be one chunk: no split at all.
    let small = specs.filter { $0.workload.elements == 65536 }.compactMap(\.chunking?.grain)
    #expect(small.max() == 16 << 10)
  }

  @Test func threadCountsOfOneWorkloadShareAGroup() throws {
    let groups = try Suite.named("threads").groups(in: TestCatalog.context(cores: 4))
    for group in groups {
      #expect(group.workloads.count == 1)
      #expect(Set(group.specs.map(\.threads)) == [1, 2, 3, 4])
      #expect(group.specs.contains { $0.kernel.id == "relu/simd16/avx512" })
    }
    #expect(Set(groups.flatMap(\.workloads)).count == groups.count)
  }

  @Test func allocationComparesOutputsInOneGroup() throws {
    let groups = try Suite.named("allocation").groups(in: TestCatalog.context())
    #expect(groups.count == 3)
    for group in groups {
      #expect(group.workloads.map(\.placement.output) == [.reused, .fresh, .inPlace])
      #expect(Set(group.workloads.map(\.elements)).count == 1)
    }
  }
}
