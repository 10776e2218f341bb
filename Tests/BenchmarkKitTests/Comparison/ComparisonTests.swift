// Kernels of one record: which is compared with which, and how.

import BenchmarkKit
import Testing

@Suite struct ComparisonTests {
  private func rows(
    _ benchmarks: [BenchmarkRecord], margin: Double = 0.01,
    over isBaseline: @escaping (BenchmarkIdentity) -> Bool = { $0.variant == "scalar-branch" }
  ) -> [ComparedWorkload.Row] {
    Comparison(of: benchmarks, margin: margin, isBaseline: isBaseline).workloads.flatMap(\.rows)
  }

  @Test func sameRoundsAreComparedPairByPair() throws {
    // All drift by 30 %; the pairs do not see it, two medians do.
    for (group, isPaired) in [(1, true), (2, false)] {
      let rows = rows([
        Series.benchmark("relu/scalar-branch/baseline", time: 1000),
        Series.benchmark("relu/simd8/avx2", time: 980, group: group),
      ])
      #expect(rows[0].comparison == nil)
      #expect(rows[0].verdict == nil)
      let comparison = try #require(rows[1].comparison)
      #expect(abs(comparison.ratio - 0.98) < 0.01)
      #expect(comparison.pairs == (isPaired ? 40 : nil))
      #expect(rows[1].verdict == (isPaired ? .faster : .undecided))
    }
  }

  @Test func recordsWithoutGroupsAreNotPaired() throws {
    let rows = rows([
      Series.benchmark("relu/scalar-branch/baseline", time: 1000, group: nil, isDrifting: false),
      Series.benchmark("relu/simd8/avx2", time: 500, group: nil, isDrifting: false),
      Series.benchmark("relu/simd16/avx2", time: 500, isDrifting: false),
    ])
    for row in rows[1...] {
      #expect(row.comparison?.pairs == nil)
      #expect(row.comparison?.interval != nil)
      #expect(row.verdict == .faster)
    }
  }

  /// Each of the two medians may miss half as often as the ratio may.
  @Test func unpairedIntervalJoinsTwoOfHalfTheMisses() throws {
    // Alternating, so that the order widens nothing; SciPy's ranks for 16 at 97.5 % are 4 and 13.
    let times = [1, 16, 2, 15, 3, 14, 4, 13, 5, 12, 6, 11, 7, 10, 8, 9].map { Double($0) }
    let baseline = Series.benchmark(Example.identity("relu/scalar-branch/baseline"), times)
    let candidate = Series.benchmark(
      Example.identity("relu/simd8/avx2"), times.map { 100 * $0 }, group: 2)
    let interval = try #require(rows([baseline, candidate])[1].comparison?.interval)
    #expect(abs(interval.low - 100.0 * 4 / 13) < 1e-9)
    #expect(abs(interval.high - 100.0 * 13 / 4) < 1e-9)
    #expect(interval.coverage == 0.95)
  }

  @Test func differentCountsOfOneGroupAreNotPaired() throws {
    let rows = rows([
      Series.benchmark("relu/scalar-branch/baseline", time: 1000),
      Series.benchmark("relu/simd8/avx2", time: 500, rounds: 39),
    ])
    #expect(rows[1].comparison?.pairs == nil)
  }

  @Test(arguments: [
    (1000.0, 0.01, Verdict.equivalent), (1030, 0.01, .slower), (970, 0.01, .faster),
    (1030, 0.05, .equivalent), (970, 0.05, .equivalent),
  ])
  func verdictFollowsTheMargin(_ time: Double, _ margin: Double, _ verdict: Verdict) {
    let rows = rows(
      [
        Series.benchmark("relu/scalar-branch/baseline", time: 1000),
        Series.benchmark("relu/simd8/avx2", time: time),
      ], margin: margin)
    #expect(rows[1].verdict == verdict)
  }

  @Test func fewRoundsAreUndecided() {
    let rows = rows([
      Series.benchmark("relu/scalar-branch/baseline", time: 1000, rounds: 5),
      Series.benchmark("relu/simd8/avx2", time: 10, rounds: 5),
    ])
    #expect(rows[1].comparison?.interval == nil)
    #expect(rows[1].verdict == .undecided)
  }

  @Test func moreThreadsAreComparedWithOneWhereThereIsNoOther() throws {
    let alone = Series.benchmark("relu/scalar-branch/baseline", time: 1000)
    let beside = Series.benchmark("relu/scalar-branch/baseline", time: 800, threads: 2, group: 2)
    let parallel = Series.benchmark(
      "relu/parallel-dispatch/simd8/avx2", time: 400, threads: 2, group: 2)
    let one = Comparison(of: [alone, parallel], margin: 0.01).workloads
    #expect(one.map { $0.baseline?.threads } == [1, 1])
    #expect(one[1].rows[0].comparison?.pairs == nil)
    let two = Comparison(of: [alone, beside, parallel], margin: 0.01).workloads
    #expect(two.map { $0.baseline?.threads } == [1, 2])
    #expect(two[1].rows[1].comparison?.pairs == 40)
  }

  @Test func whatIsNotMeasuredIsNotCompared() {
    let skipped = BenchmarkRecord(
      identity: Example.identity("relu/simd16/avx512"), outcome: .skipped(reason: "no AVX-512"))
    let invalid = BenchmarkRecord(
      identity: Example.identity("relu/streaming/avx2"),
      outcome: .invalid(reason: "above its ceiling", figures: Example.figures))
    let rows = rows([
      Series.benchmark("relu/scalar-branch/baseline", time: 1000), skipped, invalid,
    ])
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { $0.comparison == nil && $0.verdict == nil })
    // Nor can it be what others are compared with.
    let over = Comparison(
      of: [invalid, Series.benchmark("relu/simd8/avx2", time: 1)], margin: 0.01,
      isBaseline: { $0.variant == "streaming" })
    #expect(over.workloads[0].baseline == nil)
    #expect(over.workloads[0].rows.allSatisfy { $0.comparison == nil })
  }

  @Test func ofSeveralBaselinesTheFastestIsTaken() {
    let comparison = Comparison(
      of: [
        Series.benchmark("relu/simd16/baseline", time: 900),
        Series.benchmark("relu/simd16/avx512", time: 300),
        Series.benchmark("relu/simd16/avx2", time: 400),
      ], margin: 0.01, isBaseline: { $0.variant == "simd16" })
    #expect(comparison.workloads[0].baseline?.instructionSet == "avx512")
    #expect(comparison.workloads[0].rows.map(\.verdict) == [.slower, nil, .slower])
  }

  @Test func ceilingsAreNoContenders() {
    let comparison = Comparison(
      of: [
        Series.benchmark("ceiling/copy/c", time: 100),
        Series.benchmark("relu/scalar-branch/baseline", time: 1000),
      ], margin: 0.01, isBaseline: { _ in true })
    #expect(comparison.workloads.map(\.baseline?.kernel) == ["relu/scalar-branch/baseline"])
  }
}
