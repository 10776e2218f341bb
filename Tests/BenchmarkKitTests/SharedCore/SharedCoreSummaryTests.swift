// What reports say of samples beside a core that was not clear.

import BenchmarkKit
import Testing

@Suite struct SharedCoreSummaryTests {
  /// Clear samples of one time, and others, each with the slowdown of the probe beside it.
  private static func benchmark(
    clear: Int, of time: Double = 100, others: [(count: Int, slowdown: Double, time: Double)],
    threads: Int = 1
  ) -> BenchmarkRecord {
    let samples =
      Array(repeating: time, count: clear)
      + others.flatMap { Array(repeating: $0.time, count: $0.count) }
    let slowdowns =
      Array(repeating: 1.01, count: clear)
      + others.flatMap { Array(repeating: $0.slowdown, count: $0.count) }
    let figures = BenchmarkFigures(
      batch: 1, samples: samples, sharedCore: slowdowns, median: time,
      interval: .init(low: time, high: time), mad: 0, minimum: time, p95: time)
    return BenchmarkRecord(
      identity: Example.identity(threads: threads), outcome: .ok(figures))
  }

  @Test func partsAreHeldAgainstClearSamplesOfTheirOwn() throws {
    let summary = try #require(
      SharedCoreSummary([
        Self.benchmark(clear: 200, others: [(40, 1.05, 120), (30, 1.1, 130)]),
        Self.benchmark(clear: 100, of: 7, others: [(60, 1.05, 8.4), (30, 1.9, 14)]),
        Self.benchmark(clear: 100, others: [(100, 1.05, 900)], threads: 2),
      ]))
    #expect(summary.samples == 460)
    #expect(summary.parts.map(\.count) == [100, 30, 30])
    #expect(summary.parts.map { ($0.slowdown * 100).rounded() } == [120, 130, 200])
    #expect(
      summary.lines == [
        "core: 460 samples of one thread by how many times its best a short copy took beside them, and how "
          + "long they took in the median over those beside a clear core: 21.7 % 1.03 to 1.10, 1.20 times "
          + "as long; 6.5 % 1.10 to 1.50, 1.30 times as long; 6.5 % 1.50 or more, 2.00 times as long."
      ])
  }

  /// Parts of few samples say nothing, nor do benchmarks whose clear samples are few.
  @Test(arguments: [
    [benchmark(clear: 5000, others: [(49, 1.5, 200)])],
    [benchmark(clear: 100, others: [(29, 1.5, 200), (29, 1.05, 110)])],
    [benchmark(clear: 8, others: [(100, 1.5, 200)])],
    [benchmark(clear: 100, others: [])], [],
  ])
  func littleIsNotWorthAWord(_ benchmarks: [BenchmarkRecord]) {
    #expect(SharedCoreSummary(benchmarks) == nil)
  }

  @Test func tableSaysIt() {
    let benchmark = Self.benchmark(clear: 200, others: [(40, 1.05, 120)])
    #expect(
      TableReport(width: 100).text(for: [benchmark]).contains("core: 240 samples of one thread"))
  }
}
