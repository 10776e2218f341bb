// Suite regret, and whoever decides about threads itself in all suites.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct RegretSuiteTests {
  private static func groups(
    cores: Int = 4, best: InstructionSet = .avx512,
    _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> [BenchmarkGroup] {
    try Suite.named("regret").groups(in: TestCatalog.context(cores: cores, best: best, change))
  }

  @Test func everyKindOfCallAtEveryDoubling() throws {
    let workloads = try Self.groups().flatMap(\.workloads)
    #expect(Set(workloads).count == workloads.count)
    for operation in KernelOperation.representatives {
      for output in [Placement.Output.reused, .inPlace] {
        let counts = workloads.filter {
          $0.operation == operation && $0.placement.output == output
        }.map(\.elements)
        // One that shrinks its numbers in place cannot be measured there.
        let shrinks = [.leakyReLU, .leakyReLUGradient, .siluGradient].contains(operation)
        let isMeasured = !shrinks || output == .reused
        #expect(counts == (isMeasured ? (6...26).map { 1 << $0 } : []))
      }
    }
    #expect(workloads.count == 9 * 21)
  }

  @Test(arguments: InstructionSet.allCases)
  func everyChoiceStandsBesideTheChooser(best: InstructionSet) throws {
    for group in try Self.groups(best: best) {
      let operation = group.workloads[0].operation
      let measured = group.specs.filter { $0.skipReason == nil }
      for threads in [1, 4] {
        let here = measured.filter { $0.threads == threads && !$0.isUnit }
        #expect(here.count { $0.kernel.id == "\(operation.rawValue)/auto" } == 1)
        let variants = Set(here.map { $0.kernel.wrappedVariant ?? $0.kernel.variant })
        let streams = group.workloads[0].placement.output != .inPlace
        let all = Set(TestCatalog.vector + ["auto"])
        #expect(variants == all.subtracting(streams ? [] : TestCatalog.streaming))
        for set in InstructionSet.allCases where set <= best {
          let own = here.filter { $0.kernel.instructionSet == set && $0.kernel.variant != "auto" }
          let names = own.map { $0.kernel.wrappedVariant ?? $0.kernel.variant }
          #expect(Set(names) == variants.subtracting(["auto"]))
        }
      }
      // Dispatch is no choice of auto's.
      let wrappers = Set(group.specs.filter { $0.kernel.threading == .split }.map(\.kernel.variant))
      #expect(wrappers == ["parallel-pool"])
    }
  }

  /// The records know kernels by name only; what the names say must be so.
  @Test func yardsticksAreWhatNothingChooses() throws {
    let specs = try Self.groups().flatMap(\.specs)
    for spec in specs {
      #expect(
        BenchmarkIdentity(spec, suite: "regret").isYardstick == spec.isUnit, "\(spec.kernel.id)")
    }
    #if arch(x86_64)
      // What is kept scalar is compiled once, the rest for every instruction set.
      let own = KernelCatalog.all.map(\.identity).filter { $0.threading == .none }
      let vector = own.filter { $0.instructionSet != .baseline }.map(\.variant)
      #expect(Set(own.map(\.variant)).subtracting(vector) == Set(TestCatalog.scalar))
    #endif
  }

  /// The one group holds whatever a regret is taken over.
  @Test func whatIsMeasuredHasARegret() throws {
    for group in try Self.groups(cores: 2) {
      let records = group.specs.enumerated().map { index, spec in
        ScriptedRecord.of(spec, spec.kernel.variant == "auto" ? 110 : 100 + Double(index))
      }
      let regrets = Regret.all(in: records)
      #expect(regrets.map(\.benchmark.threads) == [1, 2])
      #expect(regrets.allSatisfy { $0.share > 0 })
    }
  }

  @Test(arguments: SelectionTests.ofKernels.filter { $0 != "gate" }, [1, 2, 5])
  func whoDecidesAboutThreadsIsMeasuredWithEveryLimit(suite: String, cores: Int) throws {
    let specs = try TestCatalog.specs(suite, TestCatalog.context(cores: cores))
    let autos = specs.filter { $0.kernel.variant == "auto" }
    #expect(!autos.isEmpty)
    #expect(autos.allSatisfy { $0.chunking == nil })
    // In place some would scale their data to nothing.
    #expect(
      autos.allSatisfy {
        $0.skipReason == nil || $0.kernel.operation.definition.repetition == .shrinking
      })
    for (workload, own) in Dictionary(grouping: autos, by: \.workload) {
      let all = Set(specs.filter { $0.workload == workload }.map(\.threads))
      #expect(own.map(\.threads).sorted() == all.sorted(), "each once, whatever the splits")
    }
  }

  @Test func limitsAskedForAreThoseMeasured() throws {
    let specs = try Self.groups(cores: 8) {
      $0.threads = try ThreadCounts(parsing: "3,5")
      $0.elements = try ElementCounts(parsing: "1000")
      $0.kernels = try GlobFilter(parsing: ["relu/auto"])
    }.flatMap(\.specs)
    let autos = specs.filter { !$0.isUnit }
    #expect(Set(autos.map(\.kernel.id)) == ["relu/auto"])
    #expect(Set(autos.map(\.threads)) == [3, 5])
    #expect(autos.count == 4, "out of place and in place")
  }

  /// It would run what the cap is there to keep out.
  @Test func capBelowTheMachinesLeavesTheChooserOut() throws {
    let specs = try Self.groups { $0.instructionSetCap = .avx2 }.flatMap(\.specs)
    #expect(!specs.contains { $0.kernel.variant == "auto" })
  }
}
