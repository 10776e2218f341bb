// What the table says of choices that were not the best.

import BenchmarkKit
import Testing

@Suite struct RegretSummaryTests {
  /// `auto` and a kernel that takes 100 ns, or two times by turns.
  private func cell(
    _ time: Double, _ other: Double? = nil, elements: Int, threads: Int = 1, bestThreads: Int = 1
  ) -> [BenchmarkRecord] {
    [
      Series.benchmark(
        Example.identity("relu/auto", elements: elements, threads: threads),
        (0..<40).map { $0 % 2 == 0 ? time : other ?? time }, group: elements),
      Series.benchmark(
        Example.identity("relu/simd8/avx2", elements: elements, threads: bestThreads),
        (0..<40).map { other == nil || $0 % 2 == 0 ? 100 : 101 }, group: elements),
    ]
  }

  @Test func cellsAboveAreListedByWhetherTheIntervalShowsIt() throws {
    let benchmarks =
      cell(103, elements: 64) + cell(110, elements: 128)
      + cell(100, 115, elements: 256) + cell(120, elements: 512, threads: 2)
      + cell(125, elements: 1024, threads: 2, bestThreads: 2)
    let summary = try #require(RegretSummary(Regret.all(in: benchmarks)))
    #expect(summary.tolerable.map(\.benchmark.elements) == [64])
    #expect(summary.resolved.map(\.benchmark.elements) == [128, 512, 1024])
    #expect(summary.undecided.map(\.benchmark.elements) == [256])
    let lines = summary.lines
    try #require(lines.count == 6)
    #expect(lines[0].hasPrefix("regret of auto: at most 3 % in 1 of 5 cells; the worst 25.0 %: "))
    #expect(lines[1] == "above 3 % with the whole interval in 3, with the best kernel:")
    #expect(lines[2] == "  relu, 1 thread: 128 10.0% simd8/avx2")
    #expect(lines[3] == "  relu, 2 threads: 512 20.0% simd8/avx2 on 1 thread, 1Ki 25.0% simd8/avx2")
    #expect(lines[4] == "above 3 % with an interval that leaves it open in 1:")
    #expect(lines[5].hasPrefix("  relu, 1 thread: 256 ") && lines[5].hasSuffix("% simd8/avx2"))
  }

  @Test func choicesAreJudgedWithAReaderWhereThereIsOne() throws {
    let bare = cell(110, elements: 64) + cell(120, elements: 128)
    let read = cell(101, elements: 64).map {
      var benchmark = $0
      benchmark.identity.consumer = .read
      return benchmark
    }
    #expect(Regret.all(in: bare + read).map(\.benchmark.consumer) == [nil, .read])
    #expect(Regret.all(in: bare + read).map(\.benchmark.elements) == [128, 64])
  }

  /// The interval has to be above 1.03, not above 1.
  @Test func intervalAcrossTheLimitIsUndecided() throws {
    let summary = try #require(
      RegretSummary(Regret.all(in: cell(102, 112, elements: 64))))
    #expect((summary.undecided.count, summary.resolved.count) == (1, 0))
    #expect((summary.undecided.first?.time.interval?.low ?? 0) > 1)
  }

  @Test func goodChoicesHaveNoList() throws {
    let summary = try #require(RegretSummary(Regret.all(in: cell(101, elements: 64))))
    #expect(summary.lines.count == 1)
    #expect(RegretSummary([]) == nil)
  }
}
