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
        // More threads than auto had: no opponent.
        benchmark("peer/onednn/relu", 10, threads: 2),
      ]))
    let match = try #require(summary.matches.first)
    #expect(
      summary.matches.map(\.opponent) == [.fastestDirect, .direct("eigen"), .direct("onednn")])
    #expect(
      match.cells.map(\.peer.kernel) == [
        "peer/eigen/relu/avx2", "peer/eigen/relu/avx2", "peer/onednn/relu",
      ])
    #expect(match.won.count == 1 && match.lost.count == 1)
    #expect(abs(match.mean - 1.06) < 0.05, "the cube root of 1.5 * 0.8 * about 1")
    #expect(
      Array(summary.lines.dropFirst()) == [
        "the fastest C or C++ peer of each cell: 1.06x in the geometric mean of 3 cells; faster in "
          + "1, undecided in 1, slower in 1:", "  relu, 1 thread: 8Ki 0.800x eigen/avx2",
        "eigen: 1.10x in the geometric mean of 2 cells; faster in 1, undecided in 0, slower in 1.",
        "onednn: 1.41x in the geometric mean of 2 cells; faster in 1, undecided in 1, slower in 0.",
      ])
  }

  /// A library that two threads slow down is to be held against with one.
  @Test func peerCountsOnFewerThreadsAndEachThreadCountHasItsMean() throws {
    let summary = try #require(
      PeerSummary([
        benchmark("relu/auto", 100), benchmark("peer/eigen/relu/avx2", 200),
        benchmark("relu/auto", 100, threads: 2),
        benchmark("peer/eigen/relu/avx2", 1600, threads: 2),
        benchmark("relu/auto", 100, elements: 8192, threads: 2),
        benchmark("peer/eigen/relu/avx2", 90, elements: 8192, threads: 1),
        benchmark("peer/onednn/relu", 800, elements: 8192, threads: 2),
        benchmark("relu/auto", 100, elements: 16384, threads: 2),
        benchmark("peer/onednn/relu", 90, elements: 16384, threads: 2),
      ]))
    let match = try #require(summary.matches.first)
    #expect(match.cells.map(\.peer.threads) == [1, 1, 1, 2])
    let means = match.meansByThreads
    try #require(means.count == 2 && summary.lines.count == 5)
    #expect(means.map(\.threads) == [1, 2] && means.map(\.cells) == [1, 3])
    #expect(abs(means[0].mean - 2) < 1e-9 && abs(means[1].mean - 1.1745) < 1e-3)
    #expect(summary.lines[1].contains(" of 4 cells (1 thread 2.00x, 2 threads 1.17x); "))
    #expect(
      summary.lines[2]
        == "  relu, 2 threads: 8Ki 0.900x eigen/avx2 on 1 thread, 16Ki 0.900x onednn")
  }

  @Test func interpretedPeersHaveMatchesOfTheirOwn() throws {
    let flags = ["interpreted"]
    let summary = try #require(
      PeerSummary([
        benchmark("relu/auto", 100), benchmark("peer/pytorch/relu", 1000, flags: flags),
        benchmark("peer/numpy/relu", 300, flags: flags),
        benchmark("relu/auto", 100, threads: 2),
        benchmark("peer/pytorch/relu", 4000, threads: 2, flags: flags),
      ]))
    try #require(
      summary.matches.map(\.opponent) == [.interpreted("pytorch"), .interpreted("numpy")])
    // numpy has one thread, and that is what it has to offer where auto has two.
    #expect(summary.matches.map(\.cells.count) == [2, 2])
    #expect(summary.matches.map(\.mean).map { ($0 * 10).rounded() } == [100, 30])
    #expect(summary.lines.dropFirst().allSatisfy { $0.contains("called from Python: ") })
  }

  @Test(arguments: [
    (65536, ", 2.00x of the 1 from 64Ki elements on, where the call weighs little; faster in 2"),
    (65535, "of 2 cells; faster in 2"),
  ])
  func longArraysHaveTheirOwnMeanWhereACallIsInterpreted(
    _ elements: Int, _ words: String
  ) throws {
    let flags = ["interpreted"]
    let benchmarks = [
      benchmark("relu/auto", 100), benchmark("peer/pytorch/relu", 3200, flags: flags),
      benchmark("relu/auto", 100, elements: elements),
      benchmark("peer/pytorch/relu", 200, elements: elements, flags: flags),
    ]
    let summary = try #require(PeerSummary(benchmarks))
    #expect(summary.lines.last?.contains("8.00x in the geometric mean of 2 cells") == true)
    #expect(summary.lines.last?.contains(words) == true)
    // Of a library that is called directly nothing of the kind is said.
    let direct = try #require(
      PeerSummary(
        benchmarks.map { benchmark in
          var benchmark = benchmark
          benchmark.flags = []
          return benchmark
        }))
    #expect(direct.lines.last?.contains("from 64Ki") == false)
  }

  @Test func nothingIsSaidWithoutAMatch() {
    #expect(PeerSummary([benchmark("relu/auto", 100), benchmark("relu/simd8/avx2", 90)]) == nil)
    #expect(PeerSummary([benchmark("peer/onednn/relu", 100)]) == nil)
  }
}
