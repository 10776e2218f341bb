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

@Suite struct MachineFingerprintTests {
  /// A change to the example's machine.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout Environment) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout Environment) -> Void) {
      testDescription = name
      self.apply = apply
    }
  }

  private func differences(_ change: Change) -> [String] {
    var other = Example.environment
    change.apply(&other)
    return MachineFingerprint(Example.environment).differences(from: MachineFingerprint(other))
  }

  @Test(arguments: [
    Change("frequency") { $0.cpu.frequencyMHz = 1 }, Change("governor") { $0.cpu.governor = "x" },
    Change("turbo") { $0.cpu.turbo = true }, Change("load") { $0.system.loadAverage = [9, 9, 9] },
    Change("free memory") { $0.memory.availableBytes = 1 },
    Change("a little memory") { $0.memory.totalBytes = 31 << 30 },
    Change("unknown memory") { $0.memory.totalBytes = nil },
    Change("kernel") { $0.system.kernel = "9.9" }, Change("release") { $0.system.version = "13" },
    Change("order of caches") { $0.cpu.caches.reverse() },
    Change("build") { $0.build.commit = "fedcba9" }, Change("clock") { $0.clock.source = "hpet" },
    Change("battery") { $0.system.onBattery = true },
    Change("flags of the manifest") { $0.build.flags.avx2 = "-x" },
    // What a record does not say is no difference.
    Change("no mode of huge pages") { $0.memory.transparentHugePages = nil },
    Change("an option less") { $0.allocator.options["thp"] = nil },
    Change("no version") { $0.allocator.version = nil },
    Change("statistics") { $0.allocator.statistics = nil },
    Change("nothing observed") { $0.build.observed = nil },
    Change("optimization unknown") { $0.build.observed?.swift = nil },
    Change("malloc unknown") { $0.allocator.servesMalloc = nil },
  ])
  func sameMachine(_ change: Change) { #expect(differences(change) == []) }

  @Test(arguments: [
    Change("model") { $0.cpu.model = "x" }, Change("vendor") { $0.cpu.vendor = nil },
    Change("architecture") { $0.cpu.architecture = "arm64" },
    Change("cores online") { $0.cpu.coresOnline = 4 },
    Change("cores available") { $0.cpu.coresAvailable = 4 },
    Change("quota") { $0.system.cpuQuotaCores = 2 },
    Change("cache size") { $0.cpu.caches[1].bytes = 1 << 20 },
    Change("cache gone") { $0.cpu.caches.removeLast() },
    Change("system") { $0.system.os = "macOS" },
    Change("hypervisor") { $0.system.hypervisor = "KVM" },
    Change("half the memory") { $0.memory.totalBytes = 16 << 30 },
    Change("page size") { $0.memory.pageSize = 16384 },
    Change("huge pages") { $0.memory.transparentHugePages = "always" },
    Change("allocator") {
      $0.allocator.name = "mimalloc"
      $0.allocator.servesMalloc = nil
    },
    Change("its version") { $0.allocator.version = "5.2.1" },
    Change("its options") { $0.allocator.options["thp"] = "always" },
    Change("its linkage") { $0.allocator.linkage = .static },
    Change("malloc of another") { $0.allocator.servesMalloc = false },
    Change("malloc through another") { $0.allocator.foreignMallocs = ["/tmp/libleaks.so"] },
    Change("Swift for size") { $0.build.observed?.swift = .size },
    Change("Swift unchecked") { $0.build.observed?.swift = .unchecked },
    Change("C for size") { $0.build.observed?.c = .size },
    Change("Swift for AVX2") { $0.build.observed?.swiftInstructionSets = ["avx2"] },
    Change("C for AVX2") { $0.build.observed?.cInstructionSets = ["avx2"] },
    Change("static") { $0.build.observed?.linkage = .staticSwift },
  ])
  func otherMachine(_ change: Change) { #expect(differences(change).count == 1) }

  @Test func whatOnlyOneRecordSaysIsNamed() {
    var old = Example.environment
    old.build.observed = nil
    old.allocator.options = ["narenas": "8", "prof": "false"]
    let (before, after) = (MachineFingerprint(old), MachineFingerprint(Example.environment))
    #expect(before.differences(from: after) == [])
    let names = [
      "linkage", "optimization of Swift", "optimization of C", "instruction sets of all Swift",
      "instruction sets of all C", "allocator's option prof", "allocator's option thp",
    ]
    #expect(before.unknowns(comparedTo: after) == names)
    #expect(Set(after.unknowns(comparedTo: before)) == Set(names))
    #expect(after.unknowns(comparedTo: after) == [])
  }

  @Test func unknownCPUsNeedNotBeTheSame() {
    var environment = Example.environment
    environment.cpu.model = nil
    let unknown = MachineFingerprint(environment)
    let known = MachineFingerprint(Example.environment)
    #expect(unknown.differences(from: unknown) == ["CPU unknown in both records"])
    #expect(known.differences(from: unknown) == ["CPU 'Example CPU' and 'unknown'"])
    #expect(unknown.differences(from: known) == ["CPU 'unknown' and 'Example CPU'"])
  }
}
