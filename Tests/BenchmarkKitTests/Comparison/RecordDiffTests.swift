// Two records: what is compared, what is refused, and what is said of it.

import BenchmarkKit
import Testing

@Suite struct RecordDiffTests {
  private static let scalar = "relu/scalar-branch/baseline"
  private static let wide = "relu/simd16/avx2"

  private func benchmarks(
    scalar: Double = 1000, wide: Double = 100, seed: UInt64 = 0, ceiling: Double? = nil
  ) -> [BenchmarkRecord] {
    var benchmarks = [
      Series.benchmark(Self.scalar, time: scalar, seed: seed, isDrifting: false),
      Series.benchmark(Self.wide, time: wide, seed: seed, isDrifting: false),
    ]
    if let ceiling {
      benchmarks[1].ceiling = RecordedCeiling(
        name: "copy", throughput: ceiling,
        interval: .init(low: ceiling * 0.999, high: ceiling * 1.001))
    }
    return benchmarks
  }

  private func diff(
    _ base: Record, _ candidate: Record, margin: Double = 0.05
  ) -> RecordDiff { RecordDiff(base: base, candidate: candidate, margin: margin) }

  @Test(arguments: [
    (100.0, Verdict.equivalent), (120, .slower), (80, .faster), (104, .equivalent),
  ])
  func timesOfTheSameMachineAreCompared(_ time: Double, _ verdict: Verdict) throws {
    let diff = diff(
      Series.record(benchmarks()), Series.record(benchmarks(wide: time, seed: 9)))
    #expect(diff.machineDifferences == [])
    #expect(!diff.isRelative)
    #expect(diff.entries.map(\.metric) == [.time, .time])
    try #require(diff.entries.map(\.verdict) == [.equivalent, verdict])
    let entry = diff.entries[1]
    #expect(abs(entry.ratio - time / 100) < 0.01)
    let interval = try #require(entry.interval)
    #expect(interval.low < entry.ratio && entry.ratio < interval.high)
    #expect(interval.coverage == 0.95)
  }

  /// Groups of two records have nothing to do with each other.
  @Test func roundsOfTwoRecordsAreNotPaired() throws {
    // Each falls from 200 to 100: the pairs agree to 0.4 %, the medians are known to some 30 %.
    let samples = (0..<40).map { 200 - 2.5 * Double($0) }
    let one = Series.benchmark(Example.identity(Self.wide), samples)
    let diff = diff(Series.record([one]), Series.record([one]))
    let interval = try #require(diff.entries[0].interval)
    #expect(interval.high - interval.low > 0.2)
    #expect(diff.entries[0].verdict == .undecided)
  }

  /// A share of what one thread can do says nothing beside a share of what two can.
  @Test func sharesOfOtherThreadsAreNotCompared() throws {
    let base = Series.record(benchmarks(ceiling: 800))
    var changed = benchmarks(scalar: 500, wide: 50, ceiling: 1600)
    changed[1].ceiling?.threads = 2
    let candidate = Series.record(changed) { $0.cpu.model = "Another CPU" }
    #expect(diff(base, candidate).entries.map(\.metric) == [.speedUp])
  }

  @Test func otherMachineIsComparedByWhatItMeasuredOfItself() throws {
    // Twice as fast in all respects.
    let base = Series.record(benchmarks(ceiling: 800))
    let candidate = Series.record(benchmarks(scalar: 500, wide: 50, ceiling: 1600)) {
      $0.cpu.model = "Another CPU"
    }
    let diff = diff(base, candidate)
    #expect(diff.machineDifferences == ["CPU 'Example CPU' and 'Another CPU'"])
    #expect(diff.isRelative)
    #expect(diff.entries.map(\.identity.variant) == ["simd16", "simd16"])
    try #require(diff.entries.map(\.metric) == [.fractionOfCeiling, .speedUp])
    #expect(diff.entries.map(\.verdict) == [.equivalent, .equivalent])
    #expect(abs(diff.entries[1].base - 10) < 0.1)
    // scalar-branch has nothing to be relative to.
    #expect(diff.excluded.map(\.identity.variant) == ["scalar-branch"])
  }

  @Test func moreIsBetterAndStillAboveOneIsSlower() throws {
    let base = Series.record(benchmarks(ceiling: 800))
    let candidate = Series.record(benchmarks(wide: 200, ceiling: 800)) { $0.cpu.coresOnline = 4 }
    let entries = diff(base, candidate).entries
    try #require(entries.map(\.verdict) == [.slower, .slower])
    for entry in entries {
      #expect(abs(entry.ratio - 2) < 0.02, "\(entry.metric)")
      #expect(entry.candidate < entry.base)
      let interval = try #require(entry.interval)
      #expect(interval.low < 2 && 2 < interval.high)
    }
    #expect(entries[0].interval?.coverage == 0.85)
    #expect(entries[1].interval?.coverage == 0.95)
  }

  @Test func changedBenchmarkIsComparedByWhatEachRecordMeasuredOfItself() throws {
    var changed = benchmarks(wide: 200, ceiling: 800)
    changed[1].version = "0000000000000000"
    let diff = diff(Series.record(benchmarks(ceiling: 800)), Series.record(changed))
    #expect(diff.changed.map(\.variant) == ["simd16"])
    #expect(diff.excluded == [])
    #expect(diff.entries.map(\.identity.variant) == ["scalar-branch", "simd16", "simd16"])
    #expect(diff.entries.map(\.metric) == [.time, .fractionOfCeiling, .speedUp])
    #expect(diff.entries.map(\.isChanged) == [false, true, true])
    #expect(diff.entries.map(\.verdict) == [.equivalent, .slower, .slower])
  }

  @Test(arguments: [true, false])
  func changedBenchmarkWithNothingRelativeIsExcludedWithItsReason(_ isInBase: Bool) {
    let alone = Series.record([benchmarks()[1]])
    var changed = benchmarks(wide: 1)
    changed[1].version = "0000000000000000"
    let other = Series.record(changed)
    let found = isInBase ? diff(other, alone) : diff(alone, other)
    #expect(found.changed.map(\.variant) == ["simd16"])
    #expect(found.entries == [])
    #expect(found.excluded.map(\.identity.variant) == ["simd16"])
    #expect(found.excluded.allSatisfy { $0.reason.hasPrefix("changed: ") })
    #expect(found.excluded.allSatisfy { $0.reason.contains("0000000000000000") })
    #expect(found.hasCommon)
  }

  /// What was not measured cannot have changed.
  @Test func changedBenchmarkThatFailedIsExcludedForItsFailure() {
    var changed = benchmarks()
    changed[1].version = "0000000000000000"
    changed[1].outcome = .wrongAnswer(reason: "element 7 differs")
    let diff = diff(Series.record(benchmarks()), Series.record(changed))
    #expect(diff.changed == [])
    #expect(diff.excluded.map(\.reason) == ["wrong-answer in the candidate: element 7 differs"])
  }

  @Test func fewerMissesAllowedWidenTheIntervalsOfEveryMetric() throws {
    let (base, candidate) = (benchmarks(ceiling: 800), benchmarks(seed: 9, ceiling: 800))
    for model in ["Example CPU", "Another CPU"] {
      let other = Series.record(candidate) { $0.cpu.model = model }
      let entries = [0.05, 0.001].map { alpha in
        RecordDiff(base: Series.record(base), candidate: other, margin: 0.05, alpha: alpha).entries
      }
      try #require(entries[0].map(\.metric) == entries[1].map(\.metric))
      for (usual, strict) in zip(entries[0], entries[1]) {
        let narrow = try #require(usual.interval)
        let wide = try #require(strict.interval)
        #expect(wide.low < narrow.low && narrow.high < wide.high, "\(usual.metric)")
        let misses = usual.metric == .fractionOfCeiling ? 3.0 : 1
        #expect(abs(narrow.coverage - (1 - 0.05 * misses)) < 1e-12)
        #expect(abs(wide.coverage - (1 - 0.001 * misses)) < 1e-12)
      }
    }
  }

  @Test(arguments: [(true, false), (false, true), (true, true)])
  func rawTimesNeedTheVersionOfBoth(_ isMissingInBase: Bool, _ isMissingInCandidate: Bool) {
    let records = [isMissingInBase, isMissingInCandidate].map { isMissing in
      Series.record(
        benchmarks().map { benchmark in
          var benchmark = benchmark
          if isMissing { benchmark.version = nil }
          return benchmark
        })
    }
    let diff = diff(records[0], records[1])
    #expect(diff.unversioned == 2)
    #expect(diff.entries.map(\.metric) == [.speedUp])
  }

  @Test func suiteIsNotPartOfWhatIsCompared() {
    var other = benchmarks()
    for index in other.indices { other[index].identity.suite = "sizes" }
    #expect(diff(Series.record(benchmarks()), Series.record(other)).entries.count == 2)
  }

  @Test func whatOnlyOneHasIsNamed() {
    let more = benchmarks() + [Series.benchmark("relu/simd8/avx2", time: 1)]
    let one = diff(Series.record(benchmarks()), Series.record(more))
    #expect(one.onlyInBase == [])
    #expect(one.onlyInCandidate.map(\.variant) == ["simd8"])
    let other = diff(Series.record(more), Series.record(benchmarks()))
    #expect(other.onlyInBase.map(\.variant) == ["simd8"])
    #expect(other.onlyInCandidate == [])
    #expect(other.hasCommon)
    #expect(!diff(Series.record(benchmarks()), Series.record([])).hasCommon)
  }

  @Test func whatWasNotMeasuredIsExcludedWithItsReason() {
    var skipped = benchmarks()
    skipped[1].outcome = .skipped(reason: "no AVX2")
    let diff = diff(Series.record(skipped), Series.record(benchmarks()))
    #expect(diff.entries.count == 1)
    #expect(diff.excluded.map(\.reason) == ["skipped in the base: no AVX2"])
  }

  @Test func selectionLeavesTheYardstick() {
    let diff = RecordDiff(
      base: Series.record(benchmarks()),
      candidate: Series.record(benchmarks()) { $0.cpu.model = nil }, margin: 0.05,
      isWanted: { $0.variant == "simd16" })
    #expect(diff.entries.map(\.metric) == [.speedUp])
    #expect(diff.excluded == [])
  }
}
