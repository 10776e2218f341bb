// What the command line changes about a suite.

import BenchmarkSuites
import ReLUKernels
import Testing

struct SelectionTests {
  static let names = Suite.all.map(\.name)
  /// Suites pool and calls refuse most of it: PoolSuiteTests, CallsSuiteTests.
  static let ofKernels = names.filter { !["pool", "calls", "activations"].contains($0) }
  /// Nothing in suite gate is compared with the unit of speed-ups.
  static let withUnit = ofKernels.filter { $0 != "gate" }
  static let sized = ofKernels.filter { $0 != "networks" }

  @Test(arguments: ofKernels)
  func operationsReplaceTheSuites(suite: String) throws {
    let context = try TestCatalog.context { $0.operations = [.leakyReLUGradient, .relu] }
    let specs = try TestCatalog.specs(suite, context)
    #expect(Set(specs.map(\.kernel.operation)) == [.relu, .leakyReLUGradient])
  }

  @Test(arguments: withUnit)
  func patternsSelectAndKeepTheUnit(suite: String) throws {
    let context = try TestCatalog.context {
      $0.kernels = try GlobFilter(parsing: ["relu/simd8/avx2", "relu/*/simd8/*"])
    }
    let ids = Set(try TestCatalog.specs(suite, context).map(\.kernel.id))
    #expect(ids.isSuperset(of: ["relu/scalar-branch/baseline", "relu/simd8/avx2"]))
    let wrappers = Set(
      InstructionSet.allCases.flatMap { set in
        TestCatalog.wrappers.map { "relu/\($0)/simd8/\(set.rawValue)" }
      })
    // Suite distributions stays on one thread, where the kernel itself stands for its wrapper.
    let expected = suite == "distributions" ? [] : wrappers
    #expect(ids.subtracting(["relu/scalar-branch/baseline", "relu/simd8/avx2"]) == expected)
  }

  @Test(arguments: withUnit)
  func patternsReachOperationsTheSuiteHasNot(suite: String) throws {
    let context = try TestCatalog.context {
      $0.kernels = try GlobFilter(parsing: ["leaky-relu-gradient/simd16/*"])
    }
    let specs = try TestCatalog.specs(suite, context)
    #expect(Set(specs.map(\.kernel.operation)) == [.leakyReLUGradient])
    #expect(Set(specs.map(\.kernel.variant)) == ["scalar-branch", "simd16"])
  }

  /// Each pattern counts for itself: that the first reaches relu must not lose the second.
  @Test(arguments: ofKernels)
  func everyPatternIsMeasured(suite: String) throws {
    let context = try TestCatalog.context {
      $0.kernels = try GlobFilter(parsing: ["*/simd8/avx2", "leaky-relu-gradient/simd16/avx2"])
    }
    let ids = Set(try TestCatalog.specs(suite, context).map(\.kernel.id))
    #expect(ids.isSuperset(of: ["relu/simd8/avx2", "leaky-relu-gradient/simd16/avx2"]))
    #expect(!ids.contains("relu/simd16/avx2"))
  }

  @Test(arguments: sized)
  func elementsReplaceTheSuites(suite: String) throws {
    let context = try TestCatalog.context { $0.elements = try ElementCounts(parsing: "100,3Ki") }
    let specs = try TestCatalog.specs(suite, context)
    #expect(Set(specs.map(\.workload.elements)) == [100, 3072])
    #expect(specs.allSatisfy { $0.workload.scope == .array })
  }

  @Test func elementsAreNotForNetworks() throws {
    let context = try TestCatalog.context { $0.elements = try ElementCounts(parsing: "100") }
    let error = try #require(throws: OptionError.self) {
      try TestCatalog.specs("networks", context)
    }
    #expect(error.description.hasPrefix("--elements does not apply to suite networks"))
  }

  @Test(arguments: ofKernels)
  func threadsReplaceTheSuites(suite: String) throws {
    let context = try TestCatalog.context(cores: 8) {
      $0.threads = try ThreadCounts(parsing: "3")
    }
    let specs = try TestCatalog.specs(suite, context)
    #expect(Set(specs.map(\.threads)) == (suite == "gate" ? [3] : [1, 3]))
    #expect(specs.filter { $0.threads == 1 }.allSatisfy { $0.isUnit })
  }

  @Test(arguments: names)
  func threadsBeyondTheCoresAreAnError(suite: String) throws {
    let context = try TestCatalog.context { $0.threads = try ThreadCounts(parsing: "3") }
    #expect(throws: OptionError.self) { try TestCatalog.specs(suite, context) }
  }

  @Test(arguments: ofKernels)
  func distributionsReplaceTheSuites(suite: String) throws {
    let context = try TestCatalog.context { $0.distributions = [.sorted, .nan1] }
    let specs = try TestCatalog.specs(suite, context)
    #expect(Set(specs.map(\.workload.distribution)) == [.sorted, .nan1])
  }

  @Test(arguments: ofKernels)
  func consumersReplaceTheSuites(suite: String) throws {
    for consumers in [[.none], [.read], [.none, .read]] as [[Consumer]] {
      let context = try TestCatalog.context { $0.consumers = consumers }
      let specs = try TestCatalog.specs(suite, context)
      #expect(Set(specs.map(\.workload.consumer)) == Set(consumers))
    }
  }

  /// What reads is on threads of the suite's own, in this process.
  @Test func consumersAreNotForThreadsOfOthers() throws {
    let context = try TestCatalog.context(
      kernels: TestCatalog.all() + TestCatalog.peers + TestCatalog.interpreted
    ) {
      $0.consumers = [.read]
      $0.output = .reused
    }
    let peers = try TestCatalog.specs("peers", context).filter(\.kernel.isPeer)
    #expect(peers.contains { $0.threads == 2 } && peers.contains { $0.kernel.isInterpreted })
    for spec in peers {
      #expect(
        (spec.skipReason != nil) == (spec.threads > 1 || spec.kernel.isInterpreted), "\(spec.title)"
      )
    }
  }

  @Test(arguments: names.filter { $0 != "calls" && $0 != "activations" })
  func capRemovesHigherSets(suite: String) throws {
    let context = try TestCatalog.context { $0.instructionSetCap = .avx2 }
    let specs = try TestCatalog.specs(suite, context)
    #expect(Set(specs.map(\.kernel.instructionSet)).isSubset(of: [.baseline, .avx2]))
    #expect(specs.contains { $0.kernel.id == "relu/simd16/avx2" })
    #expect(specs.allSatisfy { $0.skipReason == nil || $0.workload.placement.output == .inPlace })
  }

  @Test(arguments: ofKernels)
  func chunkingReplacesTheSuites(suite: String) throws {
    let context = try TestCatalog.context {
      $0.chunkPolicy = .dynamic
      $0.grain = 777
      $0.threads = try ThreadCounts(parsing: "1,2")
    }
    let chunkings = Set(try TestCatalog.specs(suite, context).compactMap(\.chunking))
    #expect(chunkings == [Chunking(policy: .dynamic, grain: 777)])
  }

  @Test(arguments: ofKernels)
  func placementAndSlopeReachEveryWorkload(suite: String) throws {
    let context = try TestCatalog.context {
      $0.operations = [.leakyReLU]
      $0.slope = 0.25
      $0.alignment = 4
      $0.sourceDestinationDistance = 128
      $0.hugePages = true
      $0.output = .fresh
    }
    let placement = try Placement(
      alignment: 4, sourceDestinationDistance: 128, hugePages: true, output: .fresh)
    for spec in try TestCatalog.specs(suite, context) {
      #expect(spec.workload.placement == placement)
      #expect(spec.workload.slope == 0.25)
    }
  }

  static let broken: [@Sendable (inout Selection) throws -> Void] = [
    { $0.slope = .nan },
    { $0.slope = -.infinity },
    { $0.grain = 0 },
    { $0.alignment = 3 },
    { $0.sourceDestinationDistance = 5000 },
    { $0.kernels = try GlobFilter(parsing: ["relu/simd8/avx2", "nothing"]) },
    {
      $0.kernels = try GlobFilter(parsing: ["relu/*"])
      $0.operations = [.leakyReLU]
    },
    {
      $0.kernels = try GlobFilter(parsing: ["relu/*"])
      $0.operations = [.relu, .leakyReLU]
    },
    {
      $0.kernels = try GlobFilter(parsing: ["relu/*", "*/avx512"])
      $0.instructionSetCap = .avx2
    },
    {
      $0.kernels = try GlobFilter(parsing: ["*/avx512"])
      $0.instructionSetCap = .avx2
    },
    {
      $0.kernels = try GlobFilter(parsing: ["relu/simd8/avx2"])
      $0.threads = try ThreadCounts(parsing: "2")
    },
  ]

  @Test(arguments: names, broken.indices)
  func impossibleWishesAreErrors(suite: String, index: Int) throws {
    let context = try TestCatalog.context(Self.broken[index])
    #expect(throws: OptionError.self) { try TestCatalog.specs(suite, context) }
  }

  @Test func emptyCatalogIsAnError() {
    let context = SuiteContext(cores: 2, kernels: [])
    #expect(throws: OptionError.self) { try TestCatalog.specs("quick", context) }
  }

  /// A pattern that only the cap leaves without a kernel is not misspelt.
  @Test func capIsNotMistakenForAMisspelling() throws {
    let context = try TestCatalog.context {
      $0.kernels = try GlobFilter(parsing: ["relu/simd16/avx512"])
      $0.instructionSetCap = .avx2
    }
    let error = try #require(throws: OptionError.self) { try TestCatalog.specs("quick", context) }
    #expect(error.description.contains("--isa"))
  }

  @Test func networksUnderAGradientAreABackwardPass() throws {
    let context = try TestCatalog.context { $0.operations = [.reluGradient] }
    let passes = try TestCatalog.specs("networks", context).filter {
      $0.workload.scope == .pass(.resNet50)
    }
    #expect(!passes.isEmpty)
    #expect(passes.allSatisfy { $0.workload.bytesNeeded == Network.resNet50.elements * 12 })
  }
}
