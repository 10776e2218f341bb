// What the stages of a call are, seen from the records of a run.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite(.serialized) struct StageProbeTests {
  /// The records of probes as a group of the runner's, with ceilings wanted.
  private static func records(
    _ probes: [StageProbe], threads: Int = 2, elements: Int? = nil,
    budget: UInt64 = 20_000_000, observe: @escaping (EngineEvent) -> Void = { _ in }
  ) throws -> [BenchmarkRecord] {
    let workload = Workload(operation: .relu, elements: elements ?? 16 * threads)
    let group = BenchmarkGroup(
      title: "test",
      specs: probes.map {
        BenchmarkSpec(kernel: $0.identity, workload: workload, threads: threads)
      })
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      measuresCeilings: true, kernel: { id in probes.first { $0.id == id } }, observe: observe)
    return try #require(try runner.run(group, budget: budget))
  }

  private static func record(
    _ stage: Stage, of forkJoin: any ForkJoin, threads: Int = 2, elements: Int? = nil,
    observe: @escaping (EngineEvent) -> Void = { _ in }
  ) throws -> BenchmarkRecord {
    try #require(
      try records(
        [StageProbe(stage, of: forkJoin)], threads: threads, elements: elements, observe: observe
      ).first)
  }

  @Test(.enabled(if: availableCores > 1)) func stagesAreMeasuredAndNothingElse() throws {
    // A pool of its own: other tests call the shared one meanwhile.
    let pool = WorkerPool()
    let probes = Stage.allCases.map { StageProbe($0, of: pool) }
    let records = try Self.records(probes)
    #expect(records.count == probes.count, "no ceilings")
    for record in records {
      #expect(record.status == .ok, "\(record.identity.kernel): \(record.reason ?? "")")
      #expect(record.identity.isStage)
      #expect(record.ceiling == nil && record.busBytesPerIteration == nil)
      #expect(record.throughput == 0)
      #expect(!record.flags.contains("short-samples"))
      #expect(record.figures?.allocatedBytes == 0, "\(record.identity.kernel)")
    }
  }

  /// A millisecond before the parts belongs to the hand-over, one after them to the join.
  @Test(arguments: [Stage.emptyCall, .handOver, .join])
  func stageHoldsItsPartOfACall(_ stage: Stage) throws {
    let (early, late) = (
      try Self.record(stage, of: ScriptedForkJoin(before: 2_000_000)),
      try Self.record(stage, of: ScriptedForkJoin(after: 2_000_000))
    )
    let medians = try [early, late].map { try #require($0.figures).median }
    #expect((medians[0] > 1_900_000) == (stage != .join), "\(medians)")
    #expect((medians[1] > 1_900_000) == (stage != .handOver), "\(medians)")
  }

  /// More lines than threads are no more parts.
  @Test func partsAreThoseOfEveryCall() throws {
    for (threads, elements, parts) in [(2, 64, 2), (4, 33, 3)] {
      let forkJoin = ScriptedForkJoin()
      let record = try Self.record(.handOver, of: forkJoin, threads: threads, elements: elements)
      #expect(record.status == .ok, "\(record.reason ?? "")")
      #expect(forkJoin.parts == [parts])
    }
  }

  // MARK: Wake-up

  @Test func sleepersSleepAWhileBeforeTheyAreWoken() throws {
    let forkJoin = ScriptedForkJoin(sleeps: { $0 >= 3 })
    #expect(try Self.record(.wakeUp, of: forkJoin).status == .ok)
    #expect((100_000..<UInt64.max).contains(forkJoin.shortestSleep))
  }

  @Test func whoNeverSleepsIsNotWoken() throws {
    let record = try Self.record(.wakeUp, of: ScriptedForkJoin(sleeps: { _ in false }))
    #expect(record.status == .invalid && record.figures == nil)
    #expect(record.reason == "scripted threads did not fall asleep within 200 ms")
  }

  /// Later in the run, when there are figures already.
  @Test func whoSleepsNoMoreHasNoFigure() throws {
    let calls = Counter()
    let forkJoin = ScriptedForkJoin(sleeps: { _ in calls.value == 0 })
    let record = try Self.record(.wakeUp, of: forkJoin) {
      if case .sampleTaken = $0 { calls.increment() }
    }
    #expect(record.status == .invalid && record.figures == nil)
    #expect(record.reason?.contains("did not fall asleep") == true)
  }

  // MARK: Threads that do not come

  @Test(arguments: [Stage.handOver, .join]) func partWithoutAThreadIsNoFigure(_ stage: Stage) throws
  {
    let forkJoin = ScriptedForkJoin()
    forkJoin.leave()
    let record = try Self.record(stage, of: forkJoin)
    #expect(record.status == .invalid && record.figures == nil)
    #expect(
      record.reason == "not every part of a call got a thread of scripted threads within 500 ms")
  }

  @Test(arguments: [Stage.handOver, .join]) func threadThatLeavesTakesTheFigure(_ stage: Stage)
    throws
  {
    let forkJoin = ScriptedForkJoin()
    let record = try Self.record(stage, of: forkJoin) {
      if case .sampleTaken(_, 8, _) = $0 { forkJoin.leave() }
    }
    #expect(record.status == .invalid && record.figures == nil)
    #expect(record.reason?.hasPrefix("not every part") == true)
  }
}
