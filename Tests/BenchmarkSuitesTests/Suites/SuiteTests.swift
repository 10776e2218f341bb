// What holds for every suite.

import BenchmarkSuites
import ReLUKernels
import Testing

struct SuiteTests {
  static let names = Suite.all.map(\.name)
  static let machines = names.flatMap { name in
    // Suite pool is about several threads.
    (name == "pool" ? [2, 3, 16, 100] : [1, 2, 3, 16, 100]).flatMap { cores in
      InstructionSet.allCases.map { (name, cores, $0) }
    }
  }

  @Test func namesAndSummariesAreFitToList() {
    #expect(
      Self.names == [
        "quick", "sizes", "networks", "distributions", "threads", "allocation", "cold", "pool",
        "calls", "regret", "gate", "peers", "activations",
      ])
    #expect(Suite.all.allSatisfy { !$0.summary.isEmpty && $0.summary.count <= 80 })
  }

  @Test(arguments: Self.machines)
  func everySpecIsUniqueAndSound(suite: String, cores: Int, best: InstructionSet) throws {
    let specs = try TestCatalog.specs(suite, TestCatalog.context(cores: cores, best: best))
    #expect(Set(specs).count == specs.count)
    #expect(Set(specs.map(\.title)).count == specs.count)
    for spec in specs {
      #expect(spec.kernel.operation == spec.workload.operation)
      #expect((1...cores).contains(spec.threads))
      guard spec.stage == nil else { continue }
      #expect((spec.chunking != nil) == (spec.kernel.wrappedVariant != nil))
      #expect(spec.threads == 1 || spec.kernel.threading != .none)
      #expect(suite == "peers" || !spec.kernel.isPeer)
    }
  }

  /// Nothing in suites gate and activations is compared with the unit, and no function that stands beside others.
  @Test(arguments: Self.machines.filter { !["gate", "activations"].contains($0.0) })
  func everyGroupHasItsUnit(suite: String, cores: Int, best: InstructionSet) throws {
    for group in try Suite.named(suite).groups(in: TestCatalog.context(cores: cores, best: best)) {
      let compared = group.specs.filter { $0.kernel.variant != "auto" }.map(\.workload)
      for spec in group.specs where group.workloads.count == 1 || compared.contains(spec.workload) {
        #expect(group.specs.contains { $0.isUnit && $0.workload == spec.workload })
      }
    }
  }

  /// What a public function runs is chosen on this machine, not on a made-up one.
  @Test(arguments: names.filter { !["calls", "activations"].contains($0) })
  func kernelsThisCPULacksAreSkippedWithAReason(suite: String) throws {
    let specs = try TestCatalog.specs(suite, TestCatalog.context(best: .avx2))
    let lacking = specs.filter { $0.kernel.instructionSet == .avx512 }
    #expect(!lacking.isEmpty)
    #expect(lacking.allSatisfy { $0.skipReason?.isEmpty == false })
    let having = specs.filter {
      $0.kernel.instructionSet <= .avx2 && $0.workload.placement.output != .inPlace
    }
    #expect(having.contains { $0.kernel.instructionSet == .avx2 })
    #expect(having.allSatisfy { $0.skipReason == nil })
  }

  /// Suites gate, calls and activations have no kernel that makes no sense in place, and suite pool no output.
  @Test(arguments: names.filter { !["gate", "pool", "calls", "activations"].contains($0) })
  func inPlaceIsSkippedWhereItMakesNoSense(suite: String) throws {
    let context = try TestCatalog.context {
      $0.output = .inPlace
      $0.operations = [.relu, .leakyReLU]
    }
    let specs = try TestCatalog.specs(suite, context)
    #expect(specs.allSatisfy { $0.workload.placement.output == .inPlace })
    for spec in specs {
      let streams = !spec.kernel.supportsInPlace
      let shrinks = spec.workload.operation == .leakyReLU
      #expect((spec.skipReason != nil) == (streams || shrinks))
      if streams {
        let variant = spec.kernel.wrappedVariant ?? spec.kernel.variant
        #expect(spec.skipReason == "\(variant) does not work in place")
      }
    }
    #expect(specs.contains { !$0.kernel.supportsInPlace && $0.kernel.wrappedVariant == nil })
  }

  @Test(arguments: names.filter { $0 != "pool" })
  func oneCoreMeansOneThread(suite: String) throws {
    let specs = try TestCatalog.specs(suite, TestCatalog.context(cores: 1))
    #expect(specs.allSatisfy { $0.threads == 1 })
  }

  @Test(arguments: names)
  func groupsStateTheirMemory(suite: String) throws {
    for group in try Suite.named(suite).groups(in: TestCatalog.context()) {
      // What is skipped as a whole gets no buffers: leaky ReLU in place, in suite peers.
      guard group.specs.contains(where: { $0.skipReason == nil }) else {
        #expect(group.bytesNeeded == 0)
        continue
      }
      let largest = group.workloads.map(\.largestArrayBytes).max() ?? 0
      let ofWorkloads = group.workloads.reduce(2 * largest) { $0 + $1.bytesNeeded }
      // Cold workloads are held against a pool of arrays of 4 MiB.
      let beyond =
        group.ceilings.contains(where: \.isInMemory)
        ? Workload(operation: .relu, elements: 1 << 20, cache: .cold).bytesNeeded : 0
      #expect(group.bytesNeeded == ofWorkloads + beyond)
    }
  }
}
