// What a neighbour on the core leaves in the records of a group.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Synchronization
import Testing

/// A clock that moves by copies and additions only, for a core with a neighbour.
private final class NeighbouredCore: TimeSource {
  private let now = Atomic<UInt64>(0)
  private let copies = Atomic(0)
  private let isShared: @Sendable (_ copy: Int) -> Bool

  /// - Parameter isShared: Whether the neighbour is there in the k-th copy after the core was learned.
  init(isShared: @escaping @Sendable (_ copy: Int) -> Bool) { self.isShared = isShared }

  func nanoseconds() -> UInt64 { now.load(ordering: .relaxed) }

  /// The core is known by its first 50 ms.
  private static let learning: UInt64 = 50_000_000

  var probe: ThroughputProbe {
    ThroughputProbe(
      time: self,
      copy: { [self] _ in
        let isKnown = nanoseconds() >= Self.learning
        let copy = isKnown ? copies.add(1, ordering: .relaxed).oldValue : 0
        now.add(isKnown && isShared(copy) ? 1700 : 1000, ordering: .relaxed)
      },
      chain: { [self] _ in now.add(500, ordering: .relaxed) })
  }
}

extension GroupRunnerTests {
  private static func record(isShared: @escaping @Sendable (Int) -> Bool) throws -> BenchmarkRecord
  {
    let core = NeighbouredCore(isShared: isShared)
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      instruments: Instruments(core: core.probe))
    let records = try #require(
      try runner.run(
        group([KernelCatalog.reference(for: .relu)], workload()), budget: 20_000_000))
    return records[0]
  }

  @Test func clearCoreIsRecordedAndNotFlagged() throws {
    let record = try Self.record { _ in false }
    let figures = try #require(record.figures)
    #expect(figures.sharedCore == Array(repeating: 1, count: figures.samples.count))
    #expect(figures.medianOfAll == nil)
    #expect(!record.flags.contains("shared-core"))
  }

  @Test func sharedCoreIsRecordedAndFlagged() throws {
    let record = try Self.record { _ in true }
    let figures = try #require(record.figures)
    #expect(figures.sharedCore == Array(repeating: 1.7, count: figures.samples.count))
    #expect(figures.medianOfAll == nil, "the figures are of all samples")
    #expect(record.flags.contains("shared-core"))
  }

  @Test func withoutALookNothingIsSaid() throws {
    let records = try #require(
      try GroupRunner(
        suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
        instruments: Instruments()
      ).run(Self.group([KernelCatalog.reference(for: .relu)], Self.workload()), budget: Self.budget)
    )
    #expect(records[0].figures?.sharedCore == nil)
  }
}
