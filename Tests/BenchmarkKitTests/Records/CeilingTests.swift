// A benchmark above its ceiling is invalid, and so is a cold one that memory cannot have served.

import BenchmarkKit
import Testing

@Suite struct CeilingTests {
  private static let rounds = 40

  /// What a round's neighbours do to everything in it: up to 2.2 times as long, in spells.
  private static let spells: [Double] = (0..<rounds).map { (round: Int) -> Double in
    let isSpell = (round / 4) % 2 == 1
    return isSpell ? 1.2 + Double(round % 7) / 6 : 1
  }

  /// Times of rounds: `median` with a deviation of its own, times what hits the whole round.
  private static func samples(
    _ median: Double, jitter: Double, phase: Int, common: [Double]
  ) -> [Double] {
    (0..<rounds).map { (round: Int) -> Double in
      let own = Double((round * 17 + phase * 5) % 11) / 5 - 1
      return median * (1 + jitter * own) * common[round]
    }
  }

  private static func record(
    _ identity: BenchmarkIdentity, _ samples: [Double]
  ) -> BenchmarkRecord {
    var figures = Example.figures
    let sorted = samples.sorted()
    figures.samples = samples
    figures.median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    figures.interval = .init(low: sorted[sorted.count / 3], high: sorted[2 * sorted.count / 3])
    return BenchmarkRecord(identity: identity, outcome: .ok(figures), group: 1)
  }

  /// 10 000 bytes in 100 ns are 100 GB/s; long iterations, so that the slack for calls does not matter.
  private static func benchmark(
    jitter: Double = 0, threads: Int = 1, cache: RecordedCacheState = .warm, scale: Double = 100,
    common: [Double] = Array(repeating: 1, count: rounds)
  ) -> BenchmarkRecord {
    var identity = Example.identity(threads: threads)
    identity.cache = cache
    identity.bytesPerIteration = Int(10_000 * scale)
    return record(identity, samples(100 * scale, jitter: jitter, phase: 0, common: common))
  }

  private static func ceiling(
    _ throughput: Double, jitter: Double = 0, threads: Int = 1, _ name: String = "copy",
    common: [Double] = Array(repeating: 1, count: rounds)
  ) -> BenchmarkRecord {
    var identity = Example.identity("ceiling/\(name)", threads: threads)
    identity.bytesPerIteration = 1_000_000
    return record(
      identity, samples(1_000_000 / throughput, jitter: jitter, phase: 3, common: common))
  }

  @Test(arguments: [
    // 2 % are allowed, and 5 ns of 10 000 for the calls.
    (50.0, BenchmarkRecord.Status.invalid), (90, .invalid), (97.9, .invalid), (98.1, .ok),
    (99, .ok), (100, .ok), (200, .ok),
  ])
  func aboveItsCeilingIsInvalid(_ copy: Double, _ status: BenchmarkRecord.Status) throws {
    let held = Self.benchmark().held(against: [Self.ceiling(copy)])
    #expect(held.status == status)
    #expect(held.ceiling?.name == "copy")
    let ceiling = try #require(held.ceiling)
    #expect(ceiling.throughput.isNear(copy))
    let share = try #require(held.fractionOfCeiling)
    #expect(share.isNear(100 / copy))
    #expect(held.figures == Self.benchmark().figures, "the samples are kept")
  }

  @Test(arguments: [
    (98.3, 0.0, true), (100, 0, false), (101, 0, false), (100, 0.02, false), (101, 0.3, true),
    // A wide interval that lies below says so.
    (200, 0.3, false),
  ])
  func shareThatSaysLittleIsFlagged(_ copy: Double, _ jitter: Double, _ isFlagged: Bool) {
    let held = Self.benchmark().held(against: [Self.ceiling(copy, jitter: jitter)])
    #expect(held.status == .ok)
    #expect(held.flags.contains("uncertain-ceiling") == isFlagged, "\(held)")
  }

  /// Medians far apart from round to round say nothing; the two times of a round do.
  @Test(arguments: [(90.0, BenchmarkRecord.Status.invalid), (100, .ok), (110, .ok)])
  func whatHitsWholeRoundsHidesNothing(_ copy: Double, _ status: BenchmarkRecord.Status) throws {
    let held = Self.benchmark(jitter: 0.01, common: Self.spells)
      .held(against: [Self.ceiling(copy, jitter: 0.01, common: Self.spells)])
    let figures = try #require(held.figures)
    let ceiling = try #require(held.ceiling)
    #expect(figures.interval.high / figures.interval.low > 1.25)
    #expect(held.status == status)
    #expect(!held.flags.contains("uncertain-ceiling"))
    let interval = try #require(ceiling.shareInterval)
    #expect(interval.low <= 100 / copy && 100 / copy <= interval.high)
    #expect(interval.high / interval.low < 1.05)
  }

  @Test func reasonNamesBothSpeeds() {
    let held = Self.benchmark().held(against: [Self.ceiling(50)])
    #expect(
      held.reason
        == "above its ceiling: 100 GB/s, and the memory gave copy 50.0 GB/s (50.0 to 50.0)")
  }

  @Test func overlappingIntervalsAreNoProof() {
    #expect(Self.benchmark(jitter: 0.5).held(against: [Self.ceiling(80)]).status == .ok)
    #expect(Self.benchmark().held(against: [Self.ceiling(80, jitter: 0.5)]).status == .ok)
  }

  /// As on a machine that others use: the interval is no statement, unless something is absurd.
  @Test func wideIntervalsProveLittle() {
    #expect(Self.benchmark().held(against: [Self.ceiling(60, jitter: 0.95)]).status == .ok)
    #expect(Self.benchmark().held(against: [Self.ceiling(10, jitter: 0.95)]).status == .invalid)
    // The slower in the median reaches higher.
    let ceilings = [Self.ceiling(80, "copy"), Self.ceiling(70, jitter: 0.8, "memcpy")]
    #expect(Self.benchmark().held(against: ceilings).status == .ok)
  }

  /// Below six rounds there is no interval.
  @Test func fewRoundsProveNothing() throws {
    func short(_ record: BenchmarkRecord) -> BenchmarkRecord {
      Self.record(record.identity, Array((record.figures?.samples ?? []).prefix(5)))
    }
    let held = short(Self.benchmark()).held(against: [short(Self.ceiling(50))])
    #expect(held.status == .ok)
    #expect(held.flags.contains("uncertain-ceiling"))
    let share = try #require(held.ceiling?.share)
    #expect(share.isNear(2))
    #expect(held.ceiling?.shareInterval == nil)
  }

  @Test func fastestOfSeveralCounts() {
    let ceilings = [
      Self.ceiling(60, "copy"), Self.ceiling(110, "memcpy"), Self.ceiling(80, "copy-streaming"),
    ]
    let held = Self.benchmark().held(against: ceilings)
    #expect(held.ceiling?.name == "memcpy")
    #expect(held.status == .ok)
  }

  /// On a short array one thread is faster than two.
  @Test(arguments: [
    (120.0, 110.0, 2, BenchmarkRecord.Status.ok), (120, 300, 1, .ok), (50, 300, 1, .ok),
    (50, 60, 1, .invalid), (60, 50, 2, .invalid),
  ])
  func fastestOnAsManyThreadsOrFewerCounts(
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
          + "memory-copy 20.0 GB/s (20.0 to 20.0)"
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
    let invalid = BenchmarkRecord(
      identity: Example.identity("ceiling/copy"),
      outcome: .invalid(reason: "not cold", figures: Example.figures))
    #expect(Self.benchmark().held(against: [invalid]) == Self.benchmark())
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

extension Double {
  fileprivate func isNear(_ other: Double) -> Bool { (self / other - 1).magnitude < 1e-9 }
}
