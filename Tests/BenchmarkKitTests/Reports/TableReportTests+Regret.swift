// The column and the lines about what a choice cost.

import BenchmarkKit
import Testing

extension TableReportTests {
  private static let choice = [
    Example.benchmark(Example.identity("relu/scalar-branch/baseline"), median: 8000),
    Example.benchmark(Example.identity("relu/simd8/avx2"), median: 200),
    Example.benchmark(Example.identity("relu/auto"), median: 225),
  ]

  @Test func regretHasAColumnWhereSomethingChooses() {
    let lines = TableReport().text(for: Self.choice).split(separator: "\n").map(String.init)
    #expect(lines[0].split(separator: " ").last == "regret")
    let cells = { (kernel: String) in
      lines.first { $0.hasPrefix(kernel + " ") }?.split(separator: " ").last.map(String.init)
    }
    #expect(cells("auto") == "12.5%")
    #expect(cells("simd8/avx2") == "-")
    #expect(cells("scalar-branch/baseline") == "-")
    #expect(
      lines.contains(
        "regret: time of auto over that of the fastest kernel on as many threads or fewer, minus 1."
      ))
    #expect(
      lines.contains { $0.hasPrefix("regret of auto: at most 3 % in 0 of 1 cells; the worst") })
    #expect(lines.contains("  relu, 1 thread: 4Ki 12.5% simd8/avx2"))
    #expect(lines.allSatisfy { $0.count <= 100 })
  }

  @Test func withoutAChoiceNobodySpeaksOfRegret() {
    // The last: what the chooser stands beside is what speed-ups are over, and no choice.
    for benchmarks in [
      Array(Self.choice.prefix(2)), Array(Self.choice.suffix(1)), [Self.choice[0], Self.choice[2]],
    ] {
      #expect(!TableReport().text(for: benchmarks).contains("regret"))
    }
    let bare = TableReport(footer: false).text(for: Self.choice)
    #expect(bare.contains("regret") && !bare.contains("regret of auto"))
  }
}
