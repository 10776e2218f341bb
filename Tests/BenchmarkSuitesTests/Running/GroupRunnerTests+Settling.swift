// Every turn after one of another library's threads waits until they sleep; in place they are awake
// again when the clock starts.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

/// A library that is called on threads of its own.
private struct FakePeer: ConfigurableKernel, ThreadedKernel {
  let identity: KernelIdentity
  let called: @Sendable (KernelOperands) -> Void
  let woken: @Sendable () -> Void

  init(
    isPeer: Bool = true, isInterpreted: Bool = false,
    called: @escaping @Sendable (KernelOperands) -> Void = { _ in },
    woken: @escaping @Sendable () -> Void = {}
  ) {
    (self.called, self.woken) = (called, woken)
    identity = KernelIdentity(
      operation: .relu, variant: "fake", instructionSet: .baseline, threading: .own,
      isPeer: isPeer, isInterpreted: isInterpreted, summary: "Takes part.", supportsInPlace: true)
  }

  func configured(for call: CallShape) -> any Kernel { self }

  func wake() { woken() }

  func compute(_ operands: KernelOperands) -> Int {
    called(operands)
    return KernelCatalog.reference(for: .relu).compute(operands)
  }
}

extension GroupRunnerTests {
  /// The reference and a fake on so many threads; and how often was waited.
  private static func measured(
    isPeer: Bool = true, isInterpreted: Bool = false, threads: Int = 2, sleeps: Bool = true
  ) throws -> (records: [BenchmarkRecord], waits: Int) {
    let fake = FakePeer(isPeer: isPeer, isInterpreted: isInterpreted)
    let waits = Counter()
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      measuresCeilings: true,
      settling: Settling {
        waits.increment()
        return sleeps
      },
      kernel: { id in id == fake.id ? fake : KernelCatalog.kernel(id: id) })
    let specs = [
      BenchmarkSpec(
        kernel: KernelCatalog.reference(for: .relu).identity, workload: Self.workload()),
      BenchmarkSpec(kernel: fake.identity, workload: Self.workload(), threads: threads),
    ]
    let records = try #require(
      try runner.run(BenchmarkGroup(title: "test", specs: specs), budget: budget))
    return (records, waits.value)
  }

  /// After its calibration, its warm-up and its samples but for the last, and first of all after its
  /// preparation: nobody waits twice for the same turn.
  @Test func turnsAfterForeignThreadsWait() throws {
    let (records, waits) = try Self.measured()
    #expect(records.prefix(2).map(\.status) == [.ok, .ok])
    let rounds = try #require(records[1].figures).samples.count
    #expect((rounds + 2..<2 * rounds).contains(waits), "\(waits) waits in \(rounds) rounds")
    #expect(records.allSatisfy { !$0.flags.contains("unsettled") })
  }

  /// Ours, a peer on the caller's thread, and one in another process.
  @Test(arguments: [(false, false, 2), (true, false, 1), (true, true, 2)])
  func nobodyWaitsWithoutForeignThreads(
    _ isPeer: Bool, _ isInterpreted: Bool, _ threads: Int
  ) throws {
    let (records, waits) = try Self.measured(
      isPeer: isPeer, isInterpreted: isInterpreted, threads: threads, sleeps: false)
    #expect(waits == 0)
    #expect(records.allSatisfy { !$0.flags.contains("unsettled") })
  }

  /// Benchmarks and ceilings alike: whoever had a core beside threads that never sleep.
  @Test func threadsThatNeverSleepShowInEveryRecord() throws {
    let (records, waits) = try Self.measured(sleeps: false)
    #expect(waits == Settling.mostWaitsInVain)
    #expect(records.contains { $0.identity.isCeiling })
    for record in records where record.figures != nil {
      #expect(record.flags.contains("unsettled"), "\(record.identity.kernel)")
    }
  }

  // MARK: Waking

  /// After the input was restored, which takes long enough to fall asleep, and before every call
  /// that finds it so: the untimed batch of a turn and the timed one.
  @Test func threadsAreWokenOnceTheInputIsRestored() throws {
    let (wakes, early, unwoken) = (Counter(), Counter(), Counter())
    let kept = Kept()
    let isAwake = Counter()
    let fake = FakePeer(
      called: { operands in
        if hasNegatives(kept.keep(operands)), isAwake.value == 0 { unwoken.increment() }
        isAwake.reset()
      },
      woken: {
        wakes.increment()
        isAwake.increment()
        if kept.first.map(hasNegatives) != true { early.increment() }
      })
    let spec = BenchmarkSpec(
      kernel: fake.identity, workload: Self.workload(.relu, .inPlace), threads: 2)
    let records = try #require(
      try Self.runner([fake]).run(
        BenchmarkGroup(title: "test", specs: [spec]), budget: Self.budget))
    let samples = try #require(records[0].figures).samples.count
    #expect(wakes.value >= 2 * samples)
    #expect(early.value == 0)
    // The call that verifies is no call of several.
    #expect(unwoken.value == 1)
  }

  @Test func nobodyIsWokenWhereNothingIsRestored() throws {
    let wakes = Counter()
    let fake = FakePeer(woken: { wakes.increment() })
    let spec = BenchmarkSpec(kernel: fake.identity, workload: Self.workload(), threads: 2)
    let records = try Self.runner([fake]).run(
      BenchmarkGroup(title: "test", specs: [spec]), budget: Self.budget)
    #expect(records?.map(\.status) == [.ok])
    #expect(wakes.value == 0)
  }
}

/// ReLU in place leaves none.
private func hasNegatives(_ operands: KernelOperands) -> Bool {
  (0..<operands.count).contains { operands.x[$0] < 0 }
}
