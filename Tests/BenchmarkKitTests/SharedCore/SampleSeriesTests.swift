// Which samples estimates are of.

import BenchmarkKit
import Testing

@Suite struct SampleSeriesTests {
  private static let enough = SampleSeries.enough

  /// Shared samples of 200 among clear ones of 100, the clear ones so many.
  private func series(clear: Int, shared: Int = 20) -> SampleSeries {
    SampleSeries(
      Array(repeating: 100.0, count: clear) + Array(repeating: 200.0, count: shared),
      slowdowns: Array(repeating: 1.0, count: clear) + Array(repeating: 1.6, count: shared))
  }

  @Test func clearSamplesDecideWhereThereAreEnough() {
    #expect(series(clear: Self.enough).estimating == Array(repeating: 100, count: Self.enough))
    #expect(series(clear: Self.enough - 1).estimating.count == Self.enough + 19)
  }

  @Test func withoutALookAllSamplesCount() {
    #expect(SampleSeries([3, 1, 2]).estimating == [3, 1, 2])
  }

  /// A sample is as clear as its probe, whatever it is itself.
  @Test func valueOfASampleDecidesNothing() {
    let times = (0..<20).map { Double($0) }
    let series = SampleSeries(times, slowdowns: times.map { $0 < 10 ? 1.5 : 1 })
    #expect(series.estimating == Array(times[10...]))
  }

  @Test(arguments: [(1.029, true), (1.03, false), (1.1, false)]) func limit(
    _ slowdown: Double, _ isClear: Bool
  ) {
    #expect(SampleSeries([1], slowdowns: [slowdown]).isClear == [isClear])
  }

  /// A pair counts if both of its samples are clear.
  @Test func pairsAreClearTogether() throws {
    var (left, right) = ([1.0], [1.0])
    left = (0..<40).map { $0 % 2 == 0 ? 1 : 2 }
    right = (0..<40).map { $0 % 4 < 2 ? 1 : 2 }
    let times = (0..<40).map { $0 % 4 == 0 ? 100.0 : 300 }
    let paired = try #require(
      PairedComparison(
        baseline: SampleSeries(Array(repeating: 100, count: 40), slowdowns: left),
        candidate: SampleSeries(times, slowdowns: right)))
    #expect(paired.count == 10)
    #expect((paired.ratio - 1).magnitude < 1e-12)
  }

  /// What is known of one side alone would choose rounds that are good for that side.
  @Test func roundsAreChosenWhereBothSidesAreKnown() throws {
    let known = SampleSeries(
      (0..<40).map { $0 % 2 == 0 ? 100 : 200 }, slowdowns: (0..<40).map { $0 % 2 == 0 ? 1 : 2 })
    let unknown = SampleSeries(Array(repeating: 100, count: 40))
    #expect(PairedComparison(baseline: unknown, candidate: known)?.count == 40)
    #expect(HeldOutBest(of: unknown, among: [known])?.logRatios.count == 40)
    #expect(HeldOutBest(of: known, among: [unknown])?.logRatios.count == 40)
  }

  /// An alternative that is best on a clear core is the best, though its shared samples are the worst.
  @Test func bestIsTheBestOnAClearCore() throws {
    // Two rounds of three, so that a median over all of them is that of shared ones.
    let shared = (0..<60).map { $0 % 3 != 0 }
    let slowdowns = shared.map { $0 ? 1.8 : 1 }
    let good = SampleSeries(shared.map { $0 ? 500 : 90 }, slowdowns: slowdowns)
    let steady = SampleSeries(Array(repeating: 100, count: 60), slowdowns: slowdowns)
    let own = SampleSeries(shared.map { $0 ? 400 : 90 }, slowdowns: slowdowns)
    let held = try #require(HeldOutBest(of: own, among: [steady, good]))
    #expect(held.choices == [1, 1])
    #expect(held.logRatios == Array(repeating: 0, count: 20))
  }
}
