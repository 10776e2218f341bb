// Nothing unverified gets a speed, and what cannot be measured is said.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct GroupRunnerTests {
  /// Enough for the minimum rounds and little more.
  static let budget: UInt64 = 5_000_000

  static func runner(
    _ kernels: [any Kernel] = [], isCancelled: @escaping () -> Bool = { false },
    observe: @escaping (EngineEvent) -> Void = { _ in }
  ) -> GroupRunner {
    GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      kernel: { id in kernels.first { $0.id == id } ?? KernelCatalog.kernel(id: id) },
      isCancelled: isCancelled, observe: observe)
  }

  static func workload(
    _ operation: KernelOperation = .relu, elements: Int = 1000,
    _ output: Placement.Output = .reused
  ) -> Workload {
    Workload(
      operation: operation, elements: elements, placement: .standard.with(output: output))
  }

  static func group(
    _ kernels: [any Kernel], _ workload: Workload
  ) -> BenchmarkGroup {
    BenchmarkGroup(
      title: "test", specs: kernels.map { BenchmarkSpec(kernel: $0.identity, workload: workload) })
  }

  static func records(
    _ kernels: [any Kernel], _ workload: Workload
  ) throws -> [BenchmarkRecord] {
    try #require(try runner(kernels).run(group(kernels, workload), budget: budget))
  }

  // MARK: Wrong answers

  @Test(arguments: KernelOperation.allCases, Placement.Output.allCases)
  func wrongKernelIsReportedAndTheOthersMeasured(
    _ operation: KernelOperation, _ output: Placement.Output
  ) throws {
    let wrong = SpiedKernel.wrongLastElement(operation)
    let reference = KernelCatalog.reference(for: operation)
    let records = try Self.records(
      [reference, wrong, SpiedKernel(operation)], Self.workload(operation, output))
    #expect(records.map(\.status) == [.ok, .wrongAnswer, .ok])
    #expect(
      records.map(\.identity.kernel) == [
        reference.id, wrong.id, "\(operation.rawValue)/spied/baseline",
      ])
    let reason = try #require(records[1].reason)
    #expect(reason.hasPrefix("element 999 of 1000 is 0x"))
    #expect(reason.hasSuffix("see relubench verify --kernel \(wrong.id)"))
    #expect(records[1].figures == nil)
  }

  /// Once for verification, and never again.
  @Test func wrongKernelIsNotInTheRounds() throws {
    let calls = Counter()
    let wrong = SpiedKernel(
      variant: "wrong", before: { _ in calls.increment() }, after: { $0.output[0] = 17 })
    let records = try Self.records([KernelCatalog.reference(for: .relu), wrong], Self.workload())
    #expect(records.map(\.status) == [.ok, .wrongAnswer])
    #expect(calls.value == 1)
  }

  @Test func elementsThatAreNotWrittenAreSeen() throws {
    // The reference runs first and leaves the right answer in the shared output.
    let records = try Self.records(
      [KernelCatalog.reference(for: .relu), IdleKernel()], Self.workload())
    #expect(records.map(\.status) == [.ok, .wrongAnswer])
    #expect(records[1].reason?.hasPrefix("element 0 of 1000 is 0x7fb5c3a1, ") == true)
  }

  @Test func groupOfWrongKernelsIsNoError() throws {
    let records = try Self.records([SpiedKernel.wrongLastElement()], Self.workload())
    #expect(records.map(\.status) == [.wrongAnswer])
  }

  // MARK: Outputs

  @Test(arguments: KernelOperation.allCases, Placement.Output.allCases)
  func everyOperationIsMeasuredIntoEveryOutput(
    _ operation: KernelOperation, _ output: Placement.Output
  ) throws {
    let kernels = KernelCatalog.all.filter {
      $0.identity.operation == operation && $0.identity.availability == .available
        && ["simd16", "scalar-branch"].contains($0.identity.variant)
        && $0.identity.elementType == .float32
    }
    let records = try Self.records(kernels, Self.workload(operation, elements: 777, output))
    #expect(records.count == kernels.count)
    for record in records {
      #expect(record.status == .ok, "\(record.reason ?? "")")
      #expect(record.identity.placement.output.rawValue == output.rawValue)
      let figures = try #require(record.figures)
      #expect(figures.samples.count >= 6)
      let allocated = try #require(figures.allocatedBytes)
      #expect((allocated > 0) == (output == .fresh), "\(allocated)")
    }
  }

  /// Buffers, reference and comparison are of the workload's type; an odd count ends inside a word.
  @Test(arguments: ElementType.allCases, [KernelOperation.relu, .sigmoid, .reluGradient])
  func everyTypeIsMeasured(type: ElementType, operation: KernelOperation) throws {
    for output in Placement.Output.allCases {
      let workload = Workload(
        operation: operation, elementType: type, elements: 777,
        placement: .standard.with(output: output))
      let records = try Self.records(
        [KernelCatalog.reference(for: operation, on: type), SkipsLast(operation, type)], workload)
      #expect(records.map(\.status) == [.ok, .wrongAnswer], "\(records[0].reason ?? "")")
      #expect(records[0].identity.elementType == type.rawValue)
    }
  }

  /// The reference without the last element; in place that keeps its input, so it is made a NaN.
  private struct SkipsLast: Kernel {
    let identity: KernelIdentity

    init(_ operation: KernelOperation, _ type: ElementType) {
      identity = KernelIdentity(
        operation: operation, variant: "skips-last", instructionSet: .baseline, elementType: type,
        summary: "Leaves the last.", supportsInPlace: true)
    }

    func compute(_ operands: KernelOperands) -> Int {
      let last = operands.slice(
        start: operands.count - 1, count: 1, of: identity.elementType)
      _ = KernelCatalog.reference(for: identity.operation, on: identity.elementType)
        .compute(operands)
      last.output.initializeMemory(
        as: UInt8.self, repeating: 0xff, count: identity.elementType.byteCount)
      return operands.count
    }
  }

  /// ReLU in place leaves no negatives, so whoever meets one works on restored data.
  ///
  /// Those are the first untimed iteration before each sample, which must not leave its output to
  /// the sample, and the first of the sample. What comes before the rounds (verification,
  /// calibration, warm-up) works on restored data as well, and is not counted.
  @Test func inPlaceDataIsRestoredBeforeEverySample() throws {
    let callsOnOriginal = Counter()
    let spy = SpiedKernel(
      before: { operands in
        if (0..<operands.count).contains(where: { operands.x[$0] < 0 }) {
          callsOnOriginal.increment()
        }
      })
    let group = Self.group([spy], Self.workload(.relu, .inPlace))
    let runner = Self.runner(
      [spy], observe: { if case .warmedUp = $0 { callsOnOriginal.reset() } })
    let records = try #require(try runner.run(group, budget: Self.budget))
    let samples = try #require(records[0].figures).samples.count
    #expect(callsOnOriginal.value >= 2 * samples)
  }

  /// Of two kernels that share buffers, the second is not verified on what the first left.
  @Test func inPlaceVerificationIsOnOriginalData() throws {
    let keepsNegatives = SpiedKernel(
      variant: "keeps-negatives",
      before: { operands in
        for index in 0..<operands.count where operands.x[index] < 0 {
          operands.output[index] = 5
        }
      })
    let records = try Self.records(
      [KernelCatalog.reference(for: .relu), keepsNegatives], Self.workload(.relu, .inPlace))
    #expect(records.map(\.status) == [.ok, .wrongAnswer])
  }

  // MARK: Networks and threads

  @Test func networkPassRunsThroughEveryTensor() throws {
    let network = Network.mobileNetV2
    let calls = Tally()
    let spy = SpiedKernel(before: { calls.add($0.count) })
    let wrong = SpiedKernel(
      variant: "wrong", before: { _ in },
      after: { operands in
        if operands.count == network.tensors.last?.elements { operands.output[0] = 17 }
      })
    let workload = Workload(operation: .relu, network: network)
    let records = try Self.records([spy, wrong], workload)
    #expect(records.map(\.status) == [.ok, .wrongAnswer])
    // Each tensor is a call of its own, and every pass is through all of them.
    let passes = calls.counts.values.reduce(0, +) / network.tensors.count
    #expect(passes > (try #require(records[0].figures).samples.count))
    let ofOnePass = Dictionary(grouping: network.tensors, by: \.elements).mapValues(\.count)
    #expect(calls.counts == ofOnePass.mapValues { $0 * passes })
    #expect(records[0].identity.elements == network.elements)
    #expect(records[0].identity.bytesPerIteration == 8 * network.elements)
    #expect(records[0].identity.network?.pass == true)
    #expect(records[0].identity.network?.name == "mobilenet-v2")
    #expect(records[1].reason?.hasPrefix("tensor ") == true)
  }

  @Test func tensorsOfOneCountShareABenchmark() throws {
    let network = Network.resNet50
    let indices = try #require(network.indicesByCount.last)
    let workload = Workload(operation: .relu, network: network, indices: indices)
    let records = try Self.records([KernelCatalog.reference(for: .relu)], workload)
    #expect(records.map(\.status) == [.ok])
    let part = try #require(records[0].identity.network)
    #expect(part.tensors.map(\.index) == indices)
    #expect(part.tensors.map(\.shape) == indices.map { network.tensors[$0].shape })
  }

  @Test(arguments: Chunking.Policy.allCases)
  func parallelKernelIsSplitAsTheBenchmarkSays(_ policy: Chunking.Policy) throws {
    let (chunks, wholes) = (Counter(), Counter())
    let parallel = ParallelKernel(
      SpiedKernel(before: { ($0.count < 1000 ? chunks : wholes).increment() }),
      // Threads of its own: beside other tests Dispatch may have none to give.
      on: ScriptedForkJoin())
    let spec = BenchmarkSpec(
      kernel: parallel.identity, workload: Self.workload(), threads: 2,
      chunking: Chunking(policy: policy, grain: 100))
    let records = try #require(
      try Self.runner([parallel]).run(
        BenchmarkGroup(title: "test", specs: [spec]), budget: Self.budget))
    #expect(records.map(\.status) == [.ok])
    #expect(records[0].identity.threads == 2)
    #expect(records[0].identity.chunking?.grain == 100)
    #expect(records[0].identity.chunking?.policy.rawValue == policy.rawValue)
    #expect(chunks.value > 1)
    #expect(wholes.value == 0)
  }
}
