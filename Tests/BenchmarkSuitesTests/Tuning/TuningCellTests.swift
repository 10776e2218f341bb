// What tune measures, and how large it may get.

import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct TuningCellTests {
  static func machine(cores: Int = 2, last: Int = 16 << 20) -> MachineShape {
    var machine = MachineShape.ofThisMachine
    (machine.cores, machine.lastLevelBytes) = (cores, last)
    return machine
  }

  private static func counts(
    _ tuning: Tuning, _ operation: KernelOperation = .relu,
    _ output: Placement.Output = .reused
  ) -> [Int] {
    tuning.groups.flatMap(\.workloads).filter {
      $0.operation == operation && $0.placement.output == output
    }.map(\.elements)
  }

  @Test func everyKindOfCallOnAscendingCounts() {
    let groups = Tuning(machine: Self.machine(), memory: 1 << 30, largest: 2048).groups
    let workloads = groups.flatMap(\.workloads)
    #expect(
      workloads.map(\.elements)
        == Array(repeating: [256, 512, 1024, 2048], count: 9).flatMap(\.self))
    let operations: [KernelOperation] = [
      .relu, .relu, .reluGradient, .reluGradient, .leakyReLU, .leakyReLUGradient, .sigmoid,
      .sigmoid,
      .siluGradient,
    ]
    #expect(
      workloads.map(\.operation) == operations.flatMap { Array(repeating: $0, count: 4) })
    let outputs: [Placement.Output] = [
      .reused, .inPlace, .reused, .inPlace, .reused, .reused, .reused, .inPlace, .reused,
    ]
    #expect(workloads.map(\.placement.output) == outputs.flatMap { Array(repeating: $0, count: 4) })
    #expect(Set(groups.map(\.title)).count == groups.count)
  }

  @Test(arguments: [
    (1, [1]), (2, [1, 2]), (3, [1, 2, 3]), (4, [1, 2, 4]), (6, [1, 2, 4, 6]),
    (100, [1, 2, 4, 8, 16, 32, 64, 100]),
  ])
  func everyDoublingOfThreads(cores: Int, threads: [Int]) {
    for group in Tuning(machine: Self.machine(cores: cores), memory: 1 << 30, largest: 256).groups {
      #expect(Set(group.specs.map(\.threads)).sorted() == threads)
      for spec in group.specs {
        #expect((spec.threads > 1) == (spec.kernel.variant == "parallel-pool"))
        #expect(spec.chunking == (spec.threads > 1 ? Chunking() : nil))
      }
    }
  }

  @Test func choicesAreKernelsThatRunHere() {
    for group in Tuning(machine: Self.machine(), memory: 1 << 30, largest: 256).groups {
      #expect(Set(group.specs).count == group.specs.count)
      let isInPlace = group.workloads[0].placement.output == .inPlace
      for spec in group.specs {
        #expect(KernelCatalog.kernel(id: spec.kernel.id) != nil)
        #expect(spec.kernel.availability == .available && spec.skipReason == nil)
      }
      let variants = Set(group.specs.map { $0.kernel.wrappedVariant ?? $0.kernel.variant })
      let plain: Set = ["simd16", "simd8", "autovectorized"]
      let streaming: Set = ["streaming", "streaming-unprefetched"]
      #expect(variants == (isInPlace ? plain : plain.union(streaming)))
      // On the plainer instruction sets, the loop that the compiler vectorizes; but not where narrow
      // vectors have much to compute.
      let levels = Set(group.specs.map(\.kernel.instructionSet))
      let all = Set(InstructionSet.compiled.filter { $0.availability == .available })
      let isHeavy = [.leakyReLUGradient, .sigmoid, .siluGradient].contains(
        group.workloads[0].operation)
      #expect(levels == (isHeavy ? [.bestAvailable] : all))
    }
  }

  /// Four times the last cache in every kind of call, however many bytes an element has there.
  @Test(arguments: [16 << 20, 32 << 20, 0])
  func largestArrayIsFarBeyondTheCaches(last: Int) throws {
    let tuning = Tuning(machine: Self.machine(last: last), memory: 1 << 40)
    let kinds: [(KernelOperation, Placement.Output, bytes: Int)] = [
      (.relu, .reused, 8), (.relu, .inPlace, 4), (.reluGradient, .reused, 12),
      (.reluGradient, .inPlace, 8), (.leakyReLU, .reused, 8), (.leakyReLUGradient, .reused, 12),
    ]
    for (operation, output, bytes) in kinds {
      let largest = try #require(Self.counts(tuning, operation, output).last)
      let caches = max(last, 1 << 20)
      #expect(largest * bytes <= 4 * caches && largest * 2 * bytes > 4 * caches - bytes * 4)
    }
  }

  @Test(arguments: [nil, 1 << 40] as [Int?], [10 << 20, 1 << 30])
  func neverMoreThanThereIsMemoryFor(largest: Int?, memory: Int) {
    let tuning = Tuning(
      machine: Self.machine(last: 1 << 40), memory: memory, largest: largest)
    #expect(tuning.groups.allSatisfy { $0.bytesNeeded <= memory })
    #expect(Self.counts(tuning).count > 8)
  }

  @Test(arguments: [(256, [256]), (257, [256]), (511, [256]), (512, [256, 512]), (1, [256])])
  func largestIsABound(largest: Int, counts: [Int]) {
    #expect(
      Self.counts(Tuning(machine: Self.machine(), memory: 1 << 30, largest: largest)) == counts)
  }
}
