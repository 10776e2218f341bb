// Suite pool: what it measures, and what it refuses.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct PoolSuiteTests {
  private static let stages: Set = [
    "stage/parallel-dispatch/empty-call", "stage/parallel-dispatch/hand-over",
    "stage/parallel-dispatch/join", "stage/parallel-pool/empty-call",
    "stage/parallel-pool/wake-up", "stage/parallel-pool/hand-over", "stage/parallel-pool/join",
  ]

  private static func groups(
    cores: Int = 4, _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> [BenchmarkGroup] {
    try Suite.named("pool").groups(in: TestCatalog.context(cores: cores, change))
  }

  @Test(arguments: [(2, [2]), (4, [2, 3, 4]), (16, [2, 3, 4, 5, 6, 7, 8, 16])])
  func everyStageOnALineForEachThread(cores: Int, threads: [Int]) throws {
    let groups = try Self.groups(cores: cores)
    #expect(groups.map { $0.specs.map(\.threads).max() } == threads)
    for (group, threads) in zip(groups, threads) {
      let stages = group.specs.filter { $0.stage != nil }
      let identities = stages.map { BenchmarkIdentity($0, suite: "pool") }
      #expect(Set(identities.map(\.kernel)) == Self.stages)
      #expect(stages.count == Self.stages.count)
      #expect(identities.allSatisfy { $0.isStage && $0.bytesPerIteration == 0 })
      #expect(stages.allSatisfy { $0.threads == threads && $0.skipReason == nil })
      #expect(group.workloads.map(\.elements) == [16 * threads])
    }
  }

  @Test func wholeCallsAndASerialKernelStandBesideThem() throws {
    for selection in [nil, "2", "3..all"] {
      let groups = try Self.groups { $0.threads = try selection.map(ThreadCounts.init(parsing:)) }
      for group in groups {
        let kernels = group.specs.filter { $0.stage == nil }
        #expect(
          kernels.map(\.kernel.id) == [
            "relu/scalar-branch/baseline", "relu/simd16/avx512",
            "relu/parallel-dispatch/simd16/avx512", "relu/parallel-pool/simd16/avx512",
          ])
        #expect(kernels.map { $0.threads == 1 } == [true, true, false, false])
      }
    }
  }

  @Test func patternsChooseTheCallsBesideThem() throws {
    let specs = try Self.groups(cores: 2) {
      $0.kernels = try GlobFilter(parsing: ["relu/parallel-dispatch/simd8/avx2"])
    }.flatMap(\.specs)
    #expect(
      Set(specs.filter { $0.stage == nil }.map(\.kernel.id)) == [
        "relu/scalar-branch/baseline", "relu/parallel-dispatch/simd8/avx2",
      ])
    #expect(specs.count { $0.stage != nil } == Self.stages.count)
  }

  @Test func nothingIsHeldAgainstACeiling() throws {
    #expect(try Self.groups().allSatisfy { $0.ceilings.isEmpty && $0.bytesNeeded < 1 << 20 })
  }

  // MARK: What it refuses

  private static let needless:
    [(option: String, change: @Sendable (inout Selection) throws -> Void)] = [
      ("--operation", { $0.operations = [.leakyReLU] }),
      ("--operation", { $0.operations = [.relu, .leakyReLU] }),
      ("--kernel", { $0.kernels = try GlobFilter(parsing: ["leaky-relu/*"]) }),
      ("--elements", { $0.elements = try ElementCounts(parsing: "64") }),
      ("--cache", { $0.caches = [.cold] }), ("--cache", { $0.caches = [.warm, .cold] }),
      ("--into", { $0.output = .fresh }), ("--into", { $0.output = .inPlace }),
      ("--chunk-policy", { $0.chunkPolicy = .static }), ("--grain", { $0.grain = 16 }),
      ("--distribution", { $0.distributions = [.random50] }), ("--slope", { $0.slope = 0.5 }),
    ]

  @Test(arguments: needless.indices) func optionsThatChangeNoStageAreRefused(_ index: Int) {
    let (option, change) = Self.needless[index]
    let error = #expect(throws: OptionError.self) { try Self.groups(change) }
    #expect("\(error, default: "")".hasPrefix("\(option) does not apply to suite pool: "))
  }

  @Test func optionsThatAskForWhatIsMeasuredAreTaken() throws {
    let plain = try Self.groups()
    let asked = try Self.groups {
      $0.operations = [.relu]
      $0.caches = [.warm]
      $0.output = .reused
    }
    #expect(asked == plain)
  }

  @Test func oneThreadHandsNothingOver() {
    for (cores, threads) in [(1, nil), (4, "1")] {
      let error = #expect(throws: OptionError.self) {
        try Self.groups(cores: cores) {
          $0.threads = try threads.map(ThreadCounts.init(parsing:))
        }
      }
      #expect("\(error, default: "")".contains("takes two threads or more"))
    }
  }

  /// They are measured, and nothing to list or to verify.
  @Test func stagesAreFoundByTheRunnerOnly() throws {
    for spec in try Self.groups().flatMap(\.specs) where spec.stage != nil {
      #expect(BenchmarkCatalog.kernel(id: spec.kernel.id)?.identity == spec.kernel)
      #expect(!BenchmarkCatalog.all.contains { $0.id == spec.kernel.id })
    }
  }
}
