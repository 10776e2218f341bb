// A reader of the output that belongs to an iteration.

import BenchmarkKit
import BenchmarkSuites
import Foundation
import ReLUKernels
import Synchronization
import Testing

@Suite struct ConsumerTests {
  private static let elements = 1 << 16

  private static func workload(
    _ consumer: Consumer, operation: KernelOperation = .relu, output: Placement.Output = .reused,
    cache: CacheState = .warm
  ) -> Workload {
    Workload(
      operation: operation, elements: elements, placement: .standard.with(output: output),
      cache: cache, consumer: consumer)
  }

  /// Measures a kernel that takes away a page of its output, the first or the last, until its next call.
  private static func measureOnAPageTakenAway(_ consumer: Consumer, threads: Int, isFirst: Bool)
    throws
  {
    let page = Int(getpagesize())
    @Sendable func protect(_ operands: KernelOperands, _ protection: Int32) {
      let output = UnsafeMutableRawPointer(operands.output)
      let end = output + operands.count * MemoryLayout<Float>.size
      let first = (UInt(bitPattern: output) + UInt(page) - 1) / UInt(page) * UInt(page)
      let last = UInt(bitPattern: end) / UInt(page) * UInt(page) - UInt(page)
      _ = mprotect(UnsafeMutableRawPointer(bitPattern: isFirst ? first : last), page, protection)
    }
    let calls = Counter()
    let kernel = SpiedKernel(
      before: { protect($0, PROT_READ | PROT_WRITE) },
      after: {
        calls.increment()
        // The first call is verified.
        if calls.value > 1 { protect($0, PROT_NONE) }
      })
    let runner = GroupRunnerTests.runner([kernel])
    let spec = BenchmarkSpec(
      kernel: kernel.identity, workload: workload(consumer), threads: threads)
    let records = try #require(
      try runner.run(BenchmarkGroup(title: "test", specs: [spec]), budget: 1_000_000))
    precondition(records.map(\.status) == [.ok] && calls.value > 10)
    // Memory that is freed is written by whoever gets it.
    exit(EXIT_SUCCESS)
  }

  @Test func nobodyReadsWithoutAConsumer() async {
    await #expect(processExitsWith: .success) {
      try ConsumerTests.measureOnAPageTakenAway(.none, threads: 1, isFirst: true)
    }
  }

  @Test func everyIterationEndsWithAReaderOfAllItsOutput() async {
    await #expect(processExitsWith: .signal(SIGSEGV)) {
      try ConsumerTests.measureOnAPageTakenAway(.read, threads: 1, isFirst: true)
    }
    await #expect(processExitsWith: .signal(SIGSEGV)) {
      try ConsumerTests.measureOnAPageTakenAway(.read, threads: 1, isFirst: false)
    }
    await #expect(processExitsWith: .signal(SIGSEGV)) {
      try ConsumerTests.measureOnAPageTakenAway(.read, threads: 2, isFirst: true)
    }
    await #expect(processExitsWith: .signal(SIGSEGV)) {
      try ConsumerTests.measureOnAPageTakenAway(.read, threads: 2, isFirst: false)
    }
  }

  /// What the reader reads is in the bytes of kernels and of their ceilings, and in nobody's arrays.
  @Test(arguments: KernelOperation.allCases, Placement.Output.allCases)
  func readBytesCount(_ operation: KernelOperation, _ output: Placement.Output) throws {
    let array = Self.elements * MemoryLayout<Float>.size
    func records(_ consumer: Consumer) throws -> [BenchmarkRecord] {
      let kernel = KernelCatalog.reference(for: operation)
      let runner = GroupRunner(
        suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
        measuresCeilings: true)
      let group = GroupRunnerTests.group(
        [kernel], Self.workload(consumer, operation: operation, output: output))
      return try #require(try runner.run(group, budget: 5_000_000))
    }
    let (without, with) = (try records(.none), try records(.read))
    #expect(without.map(\.identity.kernel) == with.map(\.identity.kernel))
    #expect(with.count > 3)
    for (bare, read) in zip(without, with) {
      #expect(read.status == .ok)
      #expect((bare.identity.consumer, read.identity.consumer) == (nil, .read))
      #expect(read.identity.bytesPerIteration == bare.identity.bytesPerIteration + array)
      #expect(read.busBytesPerIteration == bare.busBytesPerIteration.map { $0 + array })
      #expect(read.identity.version != bare.identity.version)
      guard !read.identity.isCeiling else { continue }
      #expect(read.identity.workingSetBytes == bare.identity.workingSetBytes)
      #expect(read.ceiling != nil)
    }
  }

  /// What chooses is told, as a program tells it that knows its next operation.
  @Test(arguments: Consumer.allCases) func kernelsAreToldWhoReads(_ consumer: Consumer) throws {
    let kernel = TellingKernel()
    let group = GroupRunnerTests.group([kernel], Self.workload(consumer))
    let records = try #require(try GroupRunnerTests.runner([kernel]).run(group, budget: 1_000_000))
    #expect(records.map(\.status) == [.ok])
    #expect(kernel.told.withLock { $0 } == [consumer == .read ? .soon : .later])
  }

  /// Memory beyond the caches is measured with a reader as well.
  @Test func coldArraysAreHeldAgainstMemoryThatIsRead() {
    let spec = BenchmarkSpec(
      kernel: KernelCatalog.reference(for: .relu).identity,
      workload: Self.workload(.read, cache: .cold))
    let ceilings = BenchmarkGroup(title: "test", specs: [spec]).ceilings
    #expect(ceilings.contains { $0.isInMemory })
    #expect(ceilings.allSatisfy { $0.workload.consumer == .read })
    let bytes = ceilings.filter { $0.name == "memory-copy" }.map {
      $0.trafficBytes
    }
    #expect(bytes == [3 * (4 << 20)])
  }

  @Test func titleNamesTheConsumer() {
    #expect(Self.workload(.none).title == "relu 64Ki random-50")
    #expect(Self.workload(.read).title == "relu 64Ki random-50 consumer read")
  }
}

/// The reference, which keeps what it is told of its calls.
private final class TellingKernel: ConfigurableKernel {
  let identity = KernelIdentity(
    operation: .relu, variant: "telling", instructionSet: .baseline, summary: "telling",
    supportsInPlace: true)
  let told = Mutex<[OutputUse]>([])

  func configured(for call: CallShape) -> any Kernel {
    told.withLock { $0.append(call.use) }
    return self
  }

  func compute(_ operands: KernelOperands) -> Int {
    KernelCatalog.reference(for: .relu).compute(operands)
  }
}
