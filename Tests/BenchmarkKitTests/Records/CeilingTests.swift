// A benchmark above its ceiling is invalid, and so is a cold one that memory cannot have served.

import BenchmarkKit
import Testing

@Suite struct CeilingTests {
  /// 10 000 bytes in 100 ns are 100 GB/s.
  private static func benchmark(
    nanoseconds median: Double = 100, spread: Double = 0.01, threads: Int = 1,
    cache: RecordedCacheState = .warm, scale: Double = 100
  ) -> BenchmarkRecord {
    var identity = Example.identity(threads: threads)
    identity.cache = cache
    // Long iterations, so that the slack for calls does not matter.
    identity.bytesPerIteration = Int(10_000 * scale)
    return Example.benchmark(identity, median: median * scale, spread: spread)
  }

  private static func ceiling(
    _ throughput: Double, spread: Double = 0.01, threads: Int = 1, _ name: String = "copy"
  ) -> RecordedCeiling {
    RecordedCeiling(
      name: name, threads: threads, throughput: throughput,
      interval: .init(low: throughput * (1 - spread), high: throughput * (1 + spread)))
  }

  @Test(arguments: [
    // Intervals of 1 % each: 100 GB/s is 99.0 at least, and 2 % are allowed: 97.07 / 1.01 = 96.1.
    (50.0, BenchmarkRecord.Status.invalid), (90, .invalid), (95.9, .invalid), (96.3, .ok),
    (99, .ok), (100, .ok), (200, .ok),
  ])
  func aboveTheIntervalOfItsCeilingIsInvalid(_ copy: Double, _ status: BenchmarkRecord.Status) {
    let held = Self.benchmark().held(against: [Self.ceiling(copy)])
    #expect(held.status == status)
    #expect(held.ceiling == Self.ceiling(copy))
    #expect(held.figures == Self.benchmark().figures, "the samples are kept")
    #expect((held.fractionOfCeiling ?? 0 > 1) == (copy < 100))
  }

  @Test(arguments: [(96.3, 0.01, true), (99.9, 0.01, true), (101, 0.01, false), (101, 0.12, true)])
  func ceilingThatSaysLittleIsFlagged(_ copy: Double, _ spread: Double, _ isFlagged: Bool) {
    let held = Self.benchmark().held(against: [Self.ceiling(copy, spread: spread)])
    #expect(held.status == .ok)
    #expect(held.flags.contains("uncertain-ceiling") == isFlagged)
  }

  @Test func reasonNamesBothSpeeds() {
    let held = Self.benchmark().held(against: [Self.ceiling(50)])
    #expect(
      held.reason
        == "above its ceiling: 100 GB/s, and the memory gave copy 50.0 GB/s (49.5 to 50.5)")
  }

  @Test func overlappingIntervalsAreNoProof() {
    #expect(Self.benchmark(spread: 0.3).held(against: [Self.ceiling(80)]).status == .ok)
    #expect(Self.benchmark().held(against: [Self.ceiling(80, spread: 0.3)]).status == .ok)
  }

  /// As on a machine that others use: the interval is no statement, unless something is absurd.
  @Test func wideIntervalsProveLittle() {
    #expect(Self.benchmark().held(against: [Self.ceiling(60, spread: 0.5)]).status == .ok)
    #expect(Self.benchmark().held(against: [Self.ceiling(10, spread: 0.5)]).status == .invalid)
    // The slower in the median reaches higher.
    let ceilings = [Self.ceiling(80, "copy"), Self.ceiling(70, spread: 0.4, "memcpy")]
    #expect(Self.benchmark().held(against: ceilings).status == .ok)
  }

  @Test func fastestOfSeveralCounts() {
    let ceilings = [
      Self.ceiling(60, "copy"), Self.ceiling(110, "memcpy"), Self.ceiling(80, "copy-streaming"),
    ]
    let held = Self.benchmark().held(against: ceilings)
    #expect(held.ceiling?.name == "memcpy")
    #expect(held.status == .ok)
  }

  /// The own thread count first; fewer threads where that alone explains the speed.
  @Test(arguments: [
    (120.0, 300.0, 2, BenchmarkRecord.Status.ok), (50, 300, 1, .ok), (50, 60, 1, .invalid),
    (60, 50, 2, .invalid),
  ])
  func fewerThreadsExplainWhatTheOwnDoNot(
    _ two: Double, _ one: Double, _ threads: Int, _ status: BenchmarkRecord.Status
  ) {
    let held = Self.benchmark(threads: 2).held(
      against: [Self.ceiling(one, threads: 1), Self.ceiling(two, threads: 2)])
    #expect(held.ceiling?.threads == threads)
    #expect(held.status == status)
  }

  /// A few nanoseconds of call are more than a few elements take.
  @Test func callsDecideNothingOnTinyArrays() {
    let held = Self.benchmark(scale: 0.1).held(against: [Self.ceiling(70)])
    #expect(held.figures?.median == 10)
    #expect(held.status == .ok)
    #expect(Self.benchmark(scale: 10).held(against: [Self.ceiling(70)]).status == .invalid)
  }

  // MARK: Cold

  @Test(arguments: RecordedCacheState.allCases)
  func fasterThanMemoryIsNotCold(_ cache: RecordedCacheState) {
    let held = Self.benchmark(cache: cache).held(
      against: [Self.ceiling(120)], memory: [Self.ceiling(20, "memory-copy")])
    #expect(held.status == (cache == .cold ? .invalid : .ok))
    #expect(
      cache == .warm
        || held.reason == "not cold: 100 GB/s, and memory beyond the caches gave "
          + "memory-copy 20.0 GB/s (19.8 to 20.2)"
    )
    #expect(held.ceiling?.name == "copy")
  }

  @Test func asFastAsTheFastestCopyOfMemoryIsCold() {
    let memory = [Self.ceiling(20), Self.ceiling(99, "memory-copy-streaming")]
    let held = Self.benchmark(cache: .cold).held(against: [Self.ceiling(120)], memory: memory)
    #expect(held.status == .ok)
  }

  // MARK: What is left alone

  @Test func nothingToBeHeldAgainstChangesNothing() {
    #expect(Self.benchmark().held(against: []) == Self.benchmark())
    #expect(Self.benchmark(cache: .cold).held(against: []) == Self.benchmark(cache: .cold))
  }

  @Test(arguments: Example.record.benchmarks.filter { $0.status != .ok })
  func benchmarkThatIsNotOkStaysAsItIs(_ benchmark: BenchmarkRecord) {
    #expect(benchmark.held(against: [Self.ceiling(1e-3)]) == benchmark)
  }

  // MARK: Ceilings from their records

  @Test func ceilingIsTheThroughputOfItsBenchmark() {
    var identity = Example.identity("ceiling/copy-streaming", threads: 3)
    identity.bytesPerIteration = 1000
    let benchmark = Example.benchmark(identity, median: 10, spread: 0.2)
    #expect(
      RecordedCeiling(benchmark)
        == RecordedCeiling(
          name: "copy-streaming", threads: 3, throughput: 100,
          interval: .init(low: 1000 / 12, high: 125)))
    #expect(identity.isCeiling)
  }

  @Test func kernelsAndCeilingsWithoutFiguresAreNone() {
    #expect(RecordedCeiling(Example.benchmark()) == nil)
    #expect(!Example.identity().isCeiling)
    let invalid = BenchmarkRecord(
      identity: Example.identity("ceiling/copy"),
      outcome: .invalid(reason: "not cold", figures: Example.figures))
    #expect(RecordedCeiling(invalid) == nil)
  }
}
