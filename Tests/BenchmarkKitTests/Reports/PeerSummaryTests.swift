// What the table says of the kernel that chooses and other libraries.

import BenchmarkKit
import Testing

@Suite struct PeerSummaryTests {
  private func benchmark(
    _ kernel: String, _ time: Double, elements: Int = 4096, threads: Int = 1, noise: Double = 0.004,
    flags: [String] = []
  ) -> BenchmarkRecord {
    var benchmark = Series.benchmark(
      kernel, time: time, elements: elements, threads: threads, group: elements, noise: noise)
    let parts = kernel.split(separator: "/").map(String.init)
    benchmark.identity.variant = parts[1]
    benchmark.identity.operation = "relu"
    benchmark.flags = flags
    return benchmark
  }

  @Test func fastestDirectPeerOfEachCellCounts() throws {
    let summary = try #require(
      PeerSummary([
        benchmark("relu/auto", 100), benchmark("peer/eigen/relu/avx2", 150),
        benchmark("peer/onednn/relu", 200), benchmark("relu/simd8/avx2", 50),
        benchmark("relu/auto", 100, elements: 8192),
        benchmark("peer/eigen/relu/avx2", 80, elements: 8192),
        benchmark("relu/auto", 100, elements: 16384, noise: 0.5),
        benchmark("peer/onednn/relu", 100, elements: 16384, noise: 0.5),
        // Other threads: no opponent.
        benchmark("peer/onednn/relu", 10, threads: 2),
      ]))
    let match = try #require(summary.matches.first)
    #expect(summary.matches.count == 1)
    #expect(
      match.cells.map(\.peer) == [
        "peer/eigen/relu/avx2", "peer/eigen/relu/avx2", "peer/onednn/relu",
      ])
    #expect(match.won.count == 1 && match.lost.count == 1)
    #expect(abs(match.mean - 1.06) < 0.05, "the cube root of 1.5 * 0.8 * about 1")
    #expect(summary.lines.count == 2)
    #expect(summary.lines[1].contains("8Ki") && summary.lines[1].contains("0.8"))
  }

  @Test func interpretedPeersHaveMatchesOfTheirOwn() throws {
    let flags = ["interpreted"]
    let summary = try #require(
      PeerSummary([
        benchmark("relu/auto", 100), benchmark("peer/pytorch/relu", 1000, flags: flags),
        benchmark("peer/numpy/relu", 300, flags: flags),
      ]))
    #expect(summary.matches.map(\.cells.count) == [1, 1])
    #expect(summary.matches.map(\.opponent).allSatisfy { $0.contains("Python") })
    #expect(abs(summary.matches[0].mean - 10) < 0.1)
  }

  @Test func nothingIsSaidWithoutAMatch() {
    #expect(PeerSummary([benchmark("relu/auto", 100), benchmark("relu/simd8/avx2", 90)]) == nil)
    #expect(PeerSummary([benchmark("peer/onednn/relu", 100)]) == nil)
  }
}
