// Which ceilings a group has: all that its benchmarks need, each once.

import BenchmarkSuites
import MemoryCeilings
import ReLUKernels
import Testing

@Suite struct GroupCeilingsTests {
  private static let all = ["copy", "copy-streaming", "memcpy", "read", "fill", "update"]

  private static func groups(
    _ suite: String, cores: Int = 2, _ change: (inout Selection) throws -> Void = { _ in }
  ) throws -> [BenchmarkGroup] {
    try Suite.named(suite).groups(in: TestCatalog.context(cores: cores, change))
  }

  /// But for suites pool and calls, where nothing is held against any.
  @Test(arguments: Suite.all.map(\.name).filter { $0 != "pool" && $0 != "calls" }, [1, 3])
  func everyBenchmarkHasOneOfEachAtItsThreads(_ suite: String, _ cores: Int) throws {
    for group in try Self.groups(suite, cores: cores) {
      let ceilings = group.ceilings
      #expect(Set(ceilings).count == ceilings.count)
      for spec in group.specs where spec.skipReason == nil {
        let own = ceilings.filter {
          $0.threads == spec.threads && !$0.isInMemory
            && $0.workload.operation.inputCount == spec.workload.operation.inputCount
            && $0.workload.elements == spec.workload.elements
            && ($0.workload.placement.output == .inPlace)
              == (spec.workload.placement.output == .inPlace)
        }
        let inPlace = spec.workload.placement.output == .inPlace
        #expect(own.map(\.name) == (inPlace ? ["read", "fill", "update"] : Self.all))
      }
    }
  }

  /// A strategy whose loop moves memory better than what was made for it is no reason to doubt its kernel.
  @Test(arguments: [KernelOperation.relu, .leakyReLUGradient])
  func ownLoopsWithoutArithmeticAreAmongTheLoops(_ operation: KernelOperation) throws {
    let kernel = KernelCatalog.reference(for: operation).identity
    let spec = BenchmarkSpec(
      kernel: kernel, workload: Workload(operation: operation, elements: 1000))
    let set = InstructionSet.bestAvailable.rawValue
    for ceiling in BenchmarkGroup(title: "test", specs: [spec]).ceilings {
      let names = Set(ceiling.loops.map(\.name))
      #expect(names.count == ceiling.loops.count)
      #expect(names.contains("\(set)-simd16") == (ceiling.ceiling == .copy))
      #expect(names.contains("\(set)-unrolled-simd8") == (ceiling.ceiling == .copy))
      #expect(names.contains("\(set)-streaming") == (ceiling.ceiling == .copyStreaming))
      #expect(
        names.contains("\(set)-streaming-unprefetched") == (ceiling.ceiling == .copyStreaming))
    }
  }

  @Test func distributionsAndOutputsShareTheirs() throws {
    for group in try Self.groups("distributions") {
      #expect(group.workloads.count == Distribution.allCases.count)
      #expect(group.ceilings.map(\.name) == Self.all)
    }
    for group in try Self.groups("allocation") {
      // Reused and fresh outputs have one set, work in place another; on one thread and on two.
      #expect(group.ceilings.count == 2 * (6 + 3))
    }
  }

  @Test func splitsOfOneThreadCountShareTheirs() throws {
    for group in try Self.groups("threads", cores: 4) {
      #expect(group.ceilings.count == 4 * 6)
      #expect(Set(group.ceilings.map(\.threads)) == [1, 2, 3, 4])
    }
  }

  @Test func coldOnesHaveThoseBeyondTheCaches() throws {
    func names(_ operation: KernelOperation, _ output: Placement.Output) throws -> [String] {
      let groups = try Self.groups("cold") {
        $0.elements = try ElementCounts(parsing: "1Ki")
        $0.operations = [operation]
        $0.output = output
        $0.threads = try ThreadCounts(parsing: "1")
      }
      return groups.flatMap(\.ceilings).filter(\.isInMemory).map(\.name)
    }
    let copies = ["memory-copy", "memory-copy-streaming"]
    #expect(try names(.relu, .reused) == copies + ["memory-memcpy"])
    // memcpy moves two streams, a gradient three.
    #expect(try names(.reluGradient, .reused) == copies)
    #expect(try names(.relu, .inPlace) == ["memory-update"])
    #expect(try Self.groups("quick").flatMap(\.ceilings).allSatisfy { !$0.isInMemory })
  }

  /// Their own ceilings are those of memory.
  @Test func largeArraysNeedNoOthers() throws {
    let workload = Workload(operation: .relu, elements: 1 << 30, cache: .cold)
    #expect(workload.setCount == 1)
    let kernel = TestCatalog.identity(.relu, "simd16", .avx2)
    let group = BenchmarkGroup(
      title: "large", specs: [BenchmarkSpec(kernel: kernel, workload: workload)])
    #expect(group.ceilings.map(\.name) == Self.all)
  }

  @Test func skippedBenchmarksNeedNone() {
    let spec = BenchmarkSpec(
      kernel: TestCatalog.identity(.relu, "simd16", .avx2),
      workload: Workload(operation: .relu, elements: 64), skipReason: "no such CPU")
    #expect(BenchmarkGroup(title: "skipped", specs: [spec]).ceilings.isEmpty)
  }
}
