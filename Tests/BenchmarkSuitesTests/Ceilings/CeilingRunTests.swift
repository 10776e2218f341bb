// Groups measured with their ceilings: what is recorded, and that cheats are found out.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct CeilingRunTests {
  private static func records(
    _ kernels: [any Kernel], _ workload: Workload, threads: Int = 1,
    budget: UInt64 = 20_000_000
  ) throws -> [BenchmarkRecord] {
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      measuresCeilings: true, coldDoubt: { nil },
      kernel: { id in kernels.first { $0.id == id } ?? KernelCatalog.kernel(id: id) })
    let specs = kernels.map {
      BenchmarkSpec(kernel: $0.identity, workload: workload, threads: threads)
    }
    return try #require(
      try runner.run(BenchmarkGroup(title: "test", specs: specs), budget: budget))
  }

  private static func kernel(_ operation: KernelOperation, _ variant: String) -> any Kernel {
    let wanted = "\(operation.rawValue)/\(variant)/\(InstructionSet.bestAvailable.rawValue)"
    return KernelCatalog.kernel(id: wanted) ?? KernelCatalog.reference(for: operation)
  }

  @Test(arguments: KernelOperation.allCases, Placement.Output.allCases)
  func kernelsAreHeldAgainstWhatMovesMemoryAsTheyDo(
    _ operation: KernelOperation, _ output: Placement.Output
  ) throws {
    let elements = 10_000
    let workload = Workload(
      operation: operation, elements: elements, placement: .standard.with(output: output))
    let records = try Self.records(
      [Self.kernel(operation, "simd16"), KernelCatalog.reference(for: operation)], workload)
    let ceilings = records.filter(\.identity.isCeiling)
    #expect(ceilings == Array(records.suffix(ceilings.count)), "ceilings come last")
    #expect(ceilings.count == (output == .inPlace ? 3 : 6))
    for ceiling in ceilings {
      #expect(ceiling.status == .ok)
      #expect(ceiling.figures?.samples.count == records[0].figures?.samples.count)
      #expect(ceiling.loop?.isEmpty == false)
      #expect(ceiling.identity.operation == operation.rawValue)
      #expect(ceiling.identity.placement.output == (output == .inPlace ? .inPlace : .reused))
      #expect(ceiling.ceiling == nil)
    }
    let streams = operation.inputCount + 1
    for record in records.dropLast(ceilings.count) {
      let held = try #require(record.ceiling)
      let possible =
        output == .inPlace
        ? ["update"] : ["copy", "copy-streaming"] + (streams == 2 ? ["memcpy"] : [])
      #expect(possible.contains(held.name))
      let measured = ceilings.filter {
        possible.contains($0.identity.variant.dropFirst(8).description)
      }
      .compactMap(\.throughput)
      #expect(held.throughput == measured.max())
      #expect(record.identity.bytesPerIteration == 4 * streams * elements)
      #expect(record.flags.contains("reused-ceiling") == (output == .fresh))
    }
  }

  @Test(arguments: [
    ("simd16", Placement.Output.reused, 12), ("streaming", .reused, 8), ("simd16", .inPlace, 8),
    ("simd16", .fresh, 12),
  ])
  func busBytesHoldLinesReadForOwnership(
    _ variant: String, _ output: Placement.Output, _ perElement: Int
  ) throws {
    let workload = Workload(
      operation: .relu, elements: 1000, placement: .standard.with(output: output))
    let records = try Self.records([Self.kernel(.relu, variant)], workload)
    #expect(records[0].busBytesPerIteration == 1000 * perElement)
    let bytes = Dictionary(
      uniqueKeysWithValues: records.dropFirst().map {
        ($0.identity.kernel, ($0.identity.bytesPerIteration, $0.busBytesPerIteration))
      })
    let expected: [(String, Int, Int?)] = [
      ("copy", 8, 12), ("copy-streaming", 8, 8), ("memcpy", 8, nil), ("read", 4, 4), ("fill", 4, 8),
      ("update", 8, 8),
    ]
    for (name, application, bus) in expected where bytes["ceiling/\(name)"] != nil {
      #expect(bytes["ceiling/\(name)"]?.0 == 1000 * application)
      #expect(bytes["ceiling/\(name)"]?.1 == bus.map { 1000 * $0 })
    }
  }

  /// It verifies well and then does nothing.
  @Test(arguments: [1, 2])
  func kernelThatStopsWorkingIsAboveItsCeiling(_ threads: Int) throws {
    let calls = Counter()
    let idle = LateKernel(variant: "idle") { operands in
      calls.increment()
      return calls.value == 1 ? operands : nil
    }
    let records = try Self.records(
      [idle, KernelCatalog.reference(for: .relu)], Workload(operation: .relu, elements: 1 << 16),
      threads: threads)
    #expect(records[0].status == .invalid)
    #expect(records[0].reason?.hasPrefix("above its ceiling: ") == true)
    #expect(records[0].figures?.samples.isEmpty == false)
    #expect((records[0].fractionOfCeiling ?? 0) > 2)
    #expect(records[1].status == .ok)
  }

  /// It verifies well and then works on the first set alone, which stays in the cache.
  @Test func kernelThatStaysWithOneSetIsNotCold() throws {
    let workload = Workload(operation: .relu, elements: 1 << 16, cache: .cold)
    let real = Self.kernel(.relu, "simd16")
    var records: [BenchmarkRecord] = []
    // Rounds enough that a few which something disturbs do not widen every interval. A budget is for the
    // filling of the sets as well, which takes as long as the last cache is large.
    for budget: UInt64 in [300_000_000, 3_000_000_000, 12_000_000_000, 48_000_000_000] {
      let (calls, first) = (Counter(), Kept())
      let warm = LateKernel(variant: "warm", real) { operands in
        calls.increment()
        return calls.value <= workload.setCount ? operands : first.keep(operands)
      }
      records = try Self.records([warm, real], workload, budget: budget)
      if records.allSatisfy({ $0.figures?.samples.count ?? 0 >= 40 }) { break }
    }
    #expect(records[0].status == .invalid)
    #expect(records[0].reason?.hasPrefix("not cold: ") == true)
    #expect(records[1].status == .ok, "\(records[1].reason ?? "")")
    #expect(records[0].identity.cache == .cold)
    let memory = records.filter { $0.identity.kernel.hasPrefix("ceiling/memory-") }
    #expect(memory.count == 3)
    for record in memory {
      #expect(record.identity.bytesPerIteration == 8 << 20)
      #expect(record.identity.elements == 1 << 16)
    }
  }
}

/// Decides call by call on what to work, if at all.
private struct LateKernel: Kernel {
  let identity: KernelIdentity
  private let real: any Kernel
  private let choose: @Sendable (KernelOperands) -> KernelOperands?

  init(
    variant: String, _ real: any Kernel = KernelCatalog.reference(for: .relu),
    choose: @escaping @Sendable (KernelOperands) -> KernelOperands?
  ) {
    identity = KernelIdentity(
      operation: .relu, variant: variant, instructionSet: .baseline, summary: variant,
      supportsInPlace: true)
    self.real = real
    self.choose = choose
  }

  func compute(_ operands: KernelOperands) -> Int {
    choose(operands).map { real.compute($0) } ?? operands.count
  }
}
