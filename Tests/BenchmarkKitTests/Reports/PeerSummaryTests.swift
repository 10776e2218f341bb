// What the table says of the kernel that chooses and other libraries.

import BenchmarkKit
import Testing

@Suite struct PeerSummaryTests {
  private func benchmark(
    _ kernel: String, _ time: Double, _ other: Double? = nil, elements: Int = 4096,
    threads: Int = 1, flags: [String] = []
  ) -> BenchmarkRecord {
    // Two times by turns, so that what is undecided is so for certain.
    var benchmark = Series.benchmark(
      Example.identity(kernel, elements: elements, threads: threads),
      (0..<40).map { $0 % 2 == 0 ? time : other ?? time }, group: elements)
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
        benchmark("relu/auto", 100, 110, elements: 16384),
        benchmark("peer/onednn/relu", 110, 100, elements: 16384),
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
