// The table, letter for letter, and what holds for any table.

import BenchmarkKit
import Testing

@Suite struct TableReportTests {
  private static let longest = "relu-gradient/parallel-dispatch/scalar-branchless/baseline"

  /// Three workloads: a full group, one that borrows its yardstick, and one without any.
  private static let mixed: [BenchmarkRecord] = {
    var dispatch = Example.identity("relu/parallel-dispatch/simd8/avx2", threads: 2)
    dispatch.chunking = RecordedChunking(policy: .dynamic, grain: 1024)
    return [
      Example.benchmark(Example.identity("relu/scalar-branch/baseline"), median: 12_345),
      Example.benchmark(
        Example.identity("relu/simd8/avx2"), median: 500.5, spread: 0.0123,
        flags: ["outliers", "two-clusters"]),
      BenchmarkRecord(
        identity: Example.identity("relu/simd16/avx512"),
        outcome: .skipped(reason: "this CPU or its operating system lacks AVX-512 (x86-64-v4)")),
      BenchmarkRecord(
        identity: Example.identity("relu/streaming/avx2"),
        outcome: .wrongAnswer(
          reason: "element 17: expected 0x80000000, found 0x00000000; repeat with "
            + "relubench verify --kernel relu/streaming/avx2 --elements 4096")),
      Example.benchmark(dispatch, median: 400),
      Example.benchmark(Example.identity(longest, elements: 1000), median: 2_000_000),
    ]
  }()

  @Test func noBenchmarksSayThat() {
    #expect(TableReport().text(for: []) == "No benchmarks.\n")
  }

  @Test func tableIsAsPrinted() {
    let expected = """
      kernel                                          median  interval     GB/s  speed-up
      --------------------------------------------  --------  --------  -------  --------

      relu, 4Ki elements, uniform-50, 1 thread, align 64 +2048, reused output
      scalar-branch/baseline                        12.35 us     ±1.0%     2.65     1.00x
      simd8/avx2                                    500.5 ns     ±1.2%     65.5     24.7x  two-clusters
      simd16/avx512
          skipped: this CPU or its operating system lacks AVX-512 (x86-64-v4)
      streaming/avx2
          wrong-answer: element 17: expected 0x80000000, found 0x00000000; repeat with relubench verify
          --kernel relu/streaming/avx2 --elements 4096

      relu, 4Ki elements, uniform-50, 2 threads, align 64 +2048, reused output
      parallel-dispatch/simd8/avx2                  400.0 ns     ±1.0%     81.9     30.9x  dynamic 1Ki

      relu-gradient, 1000 elements, uniform-50, 1 thread, align 64 +2048, reused output
      parallel-dispatch/scalar-branchless/baseline  2.000 ms     ±1.0%  0.00400         -

      median: time of one iteration. interval: half its confidence interval, in % of it.
      GB/s: 10^9 bytes read and written per second, from the median.
      speed-up: over scalar-branch, same workload and threads, else on 1 thread; - if it did not run.
      two-clusters: the samples fall into two clusters, and the median describes neither; look at the two
        centres: page placement, frequency steps, sleeping threads and cores that a host moves apart cause
        this; see relubench doctor.

      """
    #expect(TableReport().text(for: Self.mixed) == expected)
  }

  /// Ceilings come last whatever their place in the record, are never the fastest, and have no
  /// speed-up.
  @Test func ceilingsHaveAColumnAndRowsOfTheirOwn() {
    var copy = Example.benchmark(Example.identity("ceiling/copy"), median: 80)
    copy.identity.operation = "relu"
    copy.loop = "avx2-x4"
    var above = Example.benchmark(Example.identity("relu/simd16/avx2"), median: 40)
    above.outcome = .invalid(reason: "above its ceiling", figures: Example.figures)
    let ceiling = RecordedCeiling(
      name: "copy", threads: 1, throughput: 32768 / 80, interval: .init(low: 400, high: 420))
    var (scalar, simd8) = (
      Example.benchmark(Example.identity("relu/scalar-branch/baseline"), median: 8000),
      Example.benchmark(Example.identity("relu/simd8/avx2"), median: 83.3)
    )
    scalar.ceiling = ceiling
    simd8.ceiling = ceiling
    above.ceiling = ceiling
    let expected = """
      kernel                    median  interval     GB/s  ceiling  speed-up
      ----------------------  --------  --------  -------  -------  --------

      relu, 4Ki elements, uniform-50, 1 thread, align 64 +2048, reused output
      scalar-branch/baseline  8.000 us     ±1.0%     4.10       1%     1.00x
      simd8/avx2              83.30 ns     ±1.0%      393      96%     96.0x
      simd16/avx2             invalid: above its ceiling
      ceiling/copy            80.00 ns     ±1.0%      410        -         -  avx2-x4

      """
    let benchmarks = [scalar, copy, simd8, above]
    #expect(TableReport(footer: false).text(for: benchmarks) == expected)
    let coloured = TableReport(colour: true).text(for: benchmarks).split(separator: "\n")
    #expect(coloured.filter { $0.contains("\u{1B}[32m") }.map { $0.contains("simd8") } == [true])
    #expect(TableReport().text(for: benchmarks).contains("\nceiling: share of the fastest copy"))
    #expect(!TableReport().text(for: Self.mixed).contains("ceiling"))
  }

  @Test func shortNotesStandInTheRow() {
    let skipped = BenchmarkRecord(
      identity: Example.identity("relu/simd16/avx512"), outcome: .skipped(reason: "no AVX-512"))
    let text = TableReport(footer: false).text(for: [
      skipped, Example.benchmark(median: 100, flags: ["outliers", "unstable"]),
    ])
    #expect(text.contains("\nsimd16/avx512  skipped: no AVX-512\n"))
    #expect(text.contains("\nsimd8/avx2     100.0 ns     ±1.0%      328         -  unstable\n"))
  }

  @Test func headingNamesWhatIsSpecialOfTheWorkload() {
    var identity = Example.identity("leaky-relu/simd8/avx2", suite: "networks", threads: 3)
    identity.slope = 0.01
    identity.cache = .cold
    identity.consumer = .read
    identity.placement.hugePages = true
    identity.network = .tensors(
      [NetworkPart.Tensor(index: 3, name: "conv2_1", shape: [1, 64, 8, 8])], of: "resnet-50")
    var pass = Example.identity("leaky-relu/simd8/avx2")
    pass.network = .pass(of: "vgg-16")
    pass.placement.output = .inPlace
    let text = TableReport().text(for: [Example.benchmark(identity), Example.benchmark(pass)])
    #expect(
      text.contains(
        """

        networks: leaky-relu, resnet-50 #3 conv2_1 1x64x8x8, 4Ki elements, uniform-50, slope 0.01, 3
          threads, align 64 +2048, reused output, huge pages, cold cache, output read

        """))
    #expect(
      text.contains(
        "\nquick: leaky-relu, vgg-16 (full pass), 4Ki elements, uniform-50, 1 thread, align 64, "
          + "in place\n"
      ))
  }

  @Test func speedUpIsTakenOverTheSameWorkloadOnly() {
    let scalar = Example.identity("relu/scalar-branch/baseline")
    func others(_ change: (inout BenchmarkIdentity) -> Void) -> Bool {
      var identity = Example.identity("relu/simd8/avx2")
      change(&identity)
      let text = TableReport(footer: false).text(for: [
        Example.benchmark(scalar, median: 900), Example.benchmark(identity, median: 300),
      ])
      return text.contains(" 3.00x")
    }
    #expect(others { _ in })
    #expect(others { $0.threads = 2 })
    #expect(!others { $0.elements = 8192 })
    #expect(!others { $0.distribution = "sorted" })
    #expect(!others { $0.placement.output = .inPlace })
    #expect(!others { $0.operation = "leaky-relu" })
  }

  @Test func wrapperAroundScalarBranchIsNoYardstick() {
    let text = TableReport(footer: false).text(for: [
      Example.benchmark(
        Example.identity("relu/parallel-dispatch/scalar-branch/baseline", threads: 2), median: 900),
      Example.benchmark(Example.identity("relu/simd8/avx2", threads: 2), median: 300),
    ])
    #expect(!text.contains("3.00x"))
  }

  @Test func sameThreadsComeBeforeOneThread() {
    let text = TableReport(footer: false).text(for: [
      Example.benchmark(Example.identity("relu/scalar-branch/baseline"), median: 900),
      Example.benchmark(Example.identity("relu/scalar-branch/baseline", threads: 2), median: 600),
      Example.benchmark(Example.identity("relu/simd8/avx2", threads: 2), median: 300),
    ])
    #expect(text.contains(" 2.00x"))
    #expect(!text.contains(" 3.00x"))
  }

  @Test func colourIsAddedAfterTheLayout() {
    let plain = TableReport().text(for: Self.mixed)
    let coloured = TableReport(colour: true).text(for: Self.mixed)
    #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    func colour(of kernel: String) -> Substring? {
      coloured.split(separator: "\n").first { $0.contains(kernel) }
        .flatMap { $0.firstMatch(of: /^\u{1B}\[([0-9]+)m.*\u{1B}\[0m$/)?.output.1 }
    }
    #expect(colour(of: "simd8/avx2  ") == "32")
    #expect(colour(of: "scalar-branch/baseline") == nil)
    #expect(colour(of: "simd16/avx512") == "33")
    #expect(colour(of: "streaming/avx2") == "31")
    // Alone in its group: fastest of nothing.
    #expect(colour(of: "scalar-branchless") == nil)
  }

  @Test(arguments: 0..<64) func noLineIsTooLongAndNoNoteIsLost(_ seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    let words = ["a", "two-clusters", "0x80000000", String(repeating: "long", count: 40), "ünï\n"]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }
    let benchmarks = (0..<8).map { index in
      var identity = Example.identity(
        ["relu/x\(index)/avx2", Self.longest, "relu/\(words[3])/avx2"]
          .randomElement(using: &generator) ?? Self.longest,
        elements: .random(in: 1 ... .max / 8, using: &generator),
        threads: .random(in: 1...4, using: &generator))
      identity.distribution = text(2)
      let median = Double.random(in: 1e-300...1e300, using: &generator)
      return Bool.random(using: &generator)
        ? Example.benchmark(
          identity, median: median, spread: .random(in: 0...50, using: &generator),
          flags: [text(3)])
        : BenchmarkRecord(identity: identity, outcome: .invalid(reason: text(30)))
    }
    let width = [60, 72, 100, 160].randomElement(using: &generator) ?? 100
    let table = TableReport(width: width).text(for: benchmarks)
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= width })
    func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
    for benchmark in benchmarks {
      #expect(letters(table).contains(letters(benchmark.reason ?? benchmark.flags[0])))
    }
  }

  /// Notes of every length, so that one ends at the last column and the next one past it.
  @Test func noteThatJustFitsStaysInTheRow() {
    let rows = (1...90).map { length in
      let flag = String(repeating: "f", count: length)
      return TableReport(footer: false).text(for: [Example.benchmark(median: 100, flags: [flag])])
        .split(separator: "\n").dropFirst(3)
    }
    #expect(rows.joined().map(\.count).max() == 100)
    let inRow = rows.count { $0.count == 1 }
    // kernel, four numbers and the gaps take 49 columns, the gap before the note 2 more.
    #expect(inRow == 100 - 51)
  }

  @Test func narrowWidthIsTheLeastThatHoldsTheNumbers() {
    let table = TableReport(width: 1).text(for: Self.mixed)
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(table.contains("12.35 us"))
  }
}
