// What a choice cost: against whom, and how it is said.

import BenchmarkKit
import Testing

@Suite struct RegretTests {
  /// Out of turns, so that a ratio is that of the medians to the digit.
  private static func benchmark(
    _ kernel: String, _ median: Double, elements: Int = 4096, threads: Int = 1
  ) -> BenchmarkRecord {
    var benchmark = Example.benchmark(
      Example.identity(kernel, elements: elements, threads: threads), median: median)
    if kernel.hasPrefix("peer/") || kernel.hasPrefix("ceiling/") || kernel.hasPrefix("stage/") {
      benchmark.identity.operation = "relu"
    }
    return benchmark
  }

  private static func regret(_ others: [BenchmarkRecord], threads: Int = 1) -> Regret? {
    let auto = benchmark("relu/auto", 110, threads: threads)
    return Regret(of: auto, among: [auto] + others)
  }

  @Test func isTheTimeOverThatOfTheFastest() throws {
    let regret = try #require(
      Self.regret([
        Self.benchmark("relu/simd8/avx2", 120), Self.benchmark("relu/simd16/avx2", 100),
        Self.benchmark("relu/streaming/avx2", 500),
      ]))
    #expect((regret.share - 0.1).magnitude < 1e-9)
    #expect(regret.best.kernel == "relu/simd16/avx2")
    #expect(regret.benchmark.kernel == "relu/auto")
    #expect(regret.time.pairs == nil)
  }

  /// What is fastest by turns is no better than either: the halves choose for each other.
  @Test func bestOfOneHalfIsHeldAgainstInTheOther() throws {
    func benchmark(_ kernel: String, _ even: Double, _ odd: Double) -> BenchmarkRecord {
      Series.benchmark(
        Example.identity(kernel), (0..<40).map { $0 % 2 == 0 ? even : odd }, group: 1)
    }
    let auto = benchmark("relu/auto", 110, 110)
    let others = [benchmark("relu/simd8/avx2", 100, 120), benchmark("relu/simd16/avx2", 120, 101)]
    let regret = try #require(Regret(of: auto, among: [auto] + others))
    // 110 over 120 in every round; over the luckier median it would be 0.
    #expect((regret.share - (110.0 / 120 - 1)).magnitude < 1e-9)
    #expect(regret.time.pairs == 40)
  }

  /// It may be faster than all that it chooses among: it was lucky, or they were not.
  @Test func mayBeBelowNothing() throws {
    let regret = try #require(Self.regret([Self.benchmark("relu/simd8/avx2", 220)]))
    #expect((regret.share + 0.5).magnitude < 1e-9)
  }

  static let excluded: [(String, BenchmarkRecord)] = [
    ("another library's", benchmark("peer/onednn/relu/avx2", 1)),
    ("a ceiling", benchmark("ceiling/copy/avx2", 1)),
    ("a stage", benchmark("stage/parallel-pool/join", 1)),
    ("itself", benchmark("relu/auto", 1)),
    ("what speed-ups are over", benchmark("relu/scalar-branch/baseline", 1)),
    ("kept scalar", benchmark("relu/scalar-branchless/baseline", 1)),
    ("the reference", benchmark("relu/reference/baseline", 1)),
    (
      "kept scalar on threads",
      benchmark("relu/parallel-pool/scalar-branchless/baseline", 1, threads: 2)
    ),
    ("on more threads", benchmark("relu/parallel-pool/simd16/avx2", 1, threads: 3)),
    ("of another size", benchmark("relu/simd8/avx2", 1, elements: 64)),
    ("of another operation", benchmark("leaky-relu/simd8/avx2", 1)),
    (
      "in place",
      Example.benchmark(
        Example.identity(
          "relu/simd8/avx2",
          placement: RecordedPlacement(
            alignment: 64, sourceDestinationOffset: 2048, output: .inPlace)), median: 1)
    ),
    (
      "not measured",
      BenchmarkRecord(
        identity: Example.identity("relu/simd8/avx2"), outcome: .skipped(reason: "no"))
    ),
    (
      "wrong",
      BenchmarkRecord(
        identity: Example.identity("relu/simd8/avx2"), outcome: .wrongAnswer(reason: "differs"))
    ),
    (
      "invalid",
      BenchmarkRecord(
        identity: Example.identity("relu/simd8/avx2"),
        outcome: .invalid(reason: "above its ceiling", figures: Example.figures))
    ),
  ]

  @Test(arguments: excluded.indices)
  func othersAreNoChoice(_ index: Int) throws {
    let (why, other) = Self.excluded[index]
    #expect(Self.regret([other], threads: 2) == nil, "\(why)")
    let choice = Self.benchmark("relu/simd16/avx2", 100)
    let regret = try #require(Self.regret([other, choice], threads: 2), "\(why)")
    #expect(regret.best == choice.identity, "\(why)")
  }

  @Test(arguments: [
    (1, "relu/simd16/avx2"), (2, "relu/parallel-pool/simd16/avx2"),
    (3, "relu/parallel-pool/simd8/avx2"),
  ])
  func fewerThreadsAreAChoice(limit: Int, best: String) throws {
    let regret = try #require(
      Self.regret(
        [
          Self.benchmark("relu/simd16/avx2", 100),
          Self.benchmark("relu/parallel-pool/simd16/avx2", 50, threads: 2),
          Self.benchmark("relu/parallel-pool/simd8/avx2", 40, threads: 3),
        ], threads: limit))
    #expect(regret.best.kernel == best)
  }

  @Test func onlyWhoChoosesHasOne() {
    let benchmarks = [
      Self.benchmark("relu/simd16/avx2", 100), Self.benchmark("relu/simd8/avx2", 90),
    ]
    #expect(benchmarks.allSatisfy { Regret(of: $0, among: benchmarks) == nil })
    #expect(Self.regret([]) == nil)
    let skipped = BenchmarkRecord(
      identity: Example.identity("relu/auto"), outcome: .skipped(reason: "no"))
    #expect(Regret(of: skipped, among: benchmarks + [skipped]) == nil)
  }

  /// The drift of the group, some 30 %, is in both medians alike.
  @Test func thoseMeasuredInTurnsAreComparedPairByPair() throws {
    let auto = Series.benchmark("relu/auto", time: 1010)
    let best = Series.benchmark("relu/simd16/avx2", time: 1000)
    let elsewhere = Series.benchmark("relu/simd16/avx2", time: 1000, group: 2)
    let paired = try #require(Regret(of: auto, among: [auto, best]))
    #expect(paired.time.pairs == 40)
    #expect((paired.share - 0.01).magnitude < 0.003)
    #expect(try #require(Regret(of: auto, among: [auto, elsewhere])).time.pairs == nil)
  }

  @Test func allAreInTheOrderOfTheRecord() {
    let benchmarks = [64, 4096, 100].flatMap { elements in
      [
        Self.benchmark("relu/auto", 110, elements: elements),
        Self.benchmark("relu/simd8/avx2", 100, elements: elements),
      ]
    }
    let regrets = Regret.all(in: benchmarks)
    #expect(regrets.map(\.benchmark.elements) == [64, 4096, 100])
  }

  // MARK: In words

  private static func summary(_ shares: [Double], threads: Int = 1) -> RegretSummary? {
    let benchmarks = shares.enumerated().flatMap { index, share in
      [
        benchmark("relu/auto", 100 * (1 + share), elements: 64 << index, threads: 2),
        benchmark("relu/simd8/avx2", 100, elements: 64 << index, threads: threads),
      ]
    }
    return RegretSummary(Regret.all(in: benchmarks))
  }

  @Test(arguments: [
    ([0.01], 1, 1), ([0.0299, 0.0301], 1, 2), ([-0.5, 0.02, 0.5, 0.04], 2, 4), ([0.2], 0, 1),
  ])
  func summaryCountsGoodChoices(shares: [Double], tolerable: Int, count: Int) throws {
    let summary = try #require(Self.summary(shares))
    #expect(summary.tolerable.count == tolerable)
    #expect(summary.regrets.count == count)
    #expect((summary.worst.share - (shares.max() ?? 0)).magnitude < 1e-9)
  }

  @Test(arguments: [(1, "1 thread"), (2, "2 threads")])
  func summaryIsASentence(threads: Int, text: String) {
    #expect(
      Self.summary([0.01, 0.125], threads: threads)?.lines.first
        == "regret of auto: at most 3 % in 1 of 2 cells; the worst 12.5 %: relu, 128 elements, "
        + "uniform-50, 2 threads, align 64 +2048, reused output, where relu/simd8/avx2 on "
        + "\(text) is the best.")
    #expect(RegretSummary([]) == nil)
  }
}
