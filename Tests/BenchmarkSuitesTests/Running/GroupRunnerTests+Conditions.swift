// What the instruments show of a group stands in its records.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

extension GroupRunnerTests {
  private static func records(
    _ group: BenchmarkGroup, kernels: [any Kernel] = [], _ instruments: Instruments,
    throttling: Throttling = Throttling()
  ) throws -> [BenchmarkRecord] {
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      instruments: instruments, throttling: throttling,
      kernel: { id in kernels.first { $0.id == id } ?? KernelCatalog.kernel(id: id) })
    return try #require(try runner.run(group, budget: budget))
  }

  private static var simple: BenchmarkGroup {
    group([KernelCatalog.reference(for: .relu)], workload())
  }

  @Test func frequencyOfTheGroupIsInEachOfItsRecordsThatHasFigures() throws {
    let wrong = SpiedKernel.wrongLastElement()
    let kernels: [any Kernel] = [KernelCatalog.reference(for: .relu), SpiedKernel(), wrong]
    var readings = [3.0, 3.5].makeIterator()
    let records = try Self.records(
      Self.group(kernels, Self.workload()), kernels: kernels,
      Instruments(frequency: { readings.next() }, involuntarySwitches: { 4 }))
    #expect(records.map(\.status) == [.ok, .ok, .wrongAnswer])
    let expected = RecordedFrequency([3, 3.5])
    #expect(records.map(\.frequency) == [expected, expected, nil])
    let disturbance = RecordedDisturbance(involuntarySwitches: 0)
    #expect(records.map(\.disturbance) == [disturbance, disturbance, nil])
  }

  @Test func withoutInstrumentsNothingIsSaid() throws {
    let records = try Self.records(Self.simple, Instruments())
    #expect(records[0].frequency == nil)
    #expect(records[0].disturbance == nil)
    #expect(records[0].counters == nil)
    #expect(!records[0].flags.contains("throttled") && !records[0].flags.contains("stolen-time"))
  }

  @Test func fallenFrequencyIsFlagged() throws {
    let throttling = Throttling()
    var flags: [Bool] = []
    for frequency in [3.0, 3, 2.5] {
      let records = try Self.records(
        Self.simple, Instruments(frequency: { frequency }), throttling: throttling)
      flags.append(records[0].flags.contains("throttled"))
    }
    #expect(flags == [false, false, true])
  }

  @Test(arguments: [(UInt64(2), false), (60, true)])
  func stolenTimeIsFlagged(_ ticks: UInt64, _ isFlagged: Bool) throws {
    var reads: UInt64 = 0
    let records = try Self.records(
      Self.simple,
      Instruments(processorTimes: {
        defer { reads += 1 }
        return ProcessorTimes(busy: 1000 * reads, stolen: ticks * reads)
      }))
    #expect(records[0].flags.contains("stolen-time") == isFlagged)
    #expect(records[0].disturbance?.stolenShare == Double(ticks - 1) / Double(1000 + ticks))
  }

  @Test(arguments: [(1, false), (2, true)])
  func usedUpQuotaIsFlagged(_ throttled: Int, _ isFlagged: Bool) throws {
    var reads = 0
    let records = try Self.records(
      Self.simple,
      Instruments(quotaPeriods: {
        defer { reads += 1 }
        return QuotaPeriods(
          all: 100 * reads, throttled: throttled * reads, throttledNanoseconds: 5 * reads)
      }))
    #expect(records[0].flags.contains("quota-throttled") == isFlagged)
    #expect(records[0].disturbance?.throttledShare == Double(throttled) / 100)
    #expect(records[0].disturbance?.throttledNanoseconds == 5)
  }

  /// The counter grows by as much at each reading, so a sample has one step.
  @Test func countsArePerIterationAndOfOneThreadOnly() throws {
    let parallel = ParallelKernel(SpiedKernel(), on: ScriptedForkJoin())
    let specs = [
      BenchmarkSpec(
        kernel: KernelCatalog.reference(for: .relu).identity, workload: Self.workload()),
      BenchmarkSpec(
        kernel: parallel.identity, workload: Self.workload(), threads: 2, chunking: Chunking()),
    ]
    var counts = EventCounts(cycles: 0, instructions: 0)
    let records = try Self.records(
      BenchmarkGroup(title: "test", specs: specs), kernels: [parallel],
      Instruments(counts: {
        counts.cycles += 1 << 20
        counts.instructions += 3 << 20
        return counts
      }))
    #expect(records.map(\.status) == [.ok, .ok])
    let counters = try #require(records[0].counters)
    let batch = Double(try #require(records[0].figures).batch)
    #expect(counters.cyclesPerIteration == Double(1 << 20) / batch)
    #expect(counters.instructionsPerIteration == Double(3 << 20) / batch)
    #expect(records[1].counters == nil)
  }
}
