// From which size on one beats the other.

import BenchmarkKit
import Testing

@Suite struct CrossoverTests {
  /// What a series of verdicts comes to; sizes are 1Ki, 2Ki, 4Ki...
  struct Course: Sendable, CustomTestStringConvertible {
    let verdicts: String
    let outcome: Crossover.Outcome
    let exceptions: [Int]

    init(_ verdicts: String, _ outcome: Crossover.Outcome, but exceptions: [Int] = []) {
      self.verdicts = verdicts
      self.outcome = outcome
      self.exceptions = exceptions
    }

    var testDescription: String { verdicts }
  }

  /// f faster, s slower, e equivalent, u undecided.
  static let courses = [
    Course("fff", .always(from: 1024)),
    Course("sff", .between(after: 1024, from: 2048)),
    Course("esf", .between(after: 2048, from: 4096)),
    Course("suuf", .between(after: 1024, from: 8192)),
    Course("uuf", .atLatest(from: 4096)),
    Course("sss", .never(upTo: 4096)),
    Course("see", .never(upTo: 4096)),
    Course("uus", .never(upTo: 4096)),
    Course("ssu", .undecided(after: 2048, upTo: 4096)),
    Course("uu", .undecided(after: nil, upTo: 2048)),
    Course("fu", .undecided(after: nil, upTo: 2048), but: [1024]),
    Course("fsf", .between(after: 2048, from: 4096), but: [1024]),
    Course("fufs", .never(upTo: 8192), but: [1024, 4096]),
    Course("sffu", .undecided(after: 1024, upTo: 8192), but: [2048, 4096]),
  ]

  /// The incumbent runs on one thread unless said otherwise.
  private func benchmarks(
    _ verdicts: String, _ challenger: String, _ incumbent: String, threads: Int = 1,
    incumbentThreads: Int = 1
  ) -> [BenchmarkRecord] {
    verdicts.enumerated().flatMap { index, verdict in
      let elements = 1024 << index
      let group = index
      // Undecided: unlike in half of the rounds.
      let time = verdict == "f" ? 500.0 : verdict == "s" ? 2000 : 1000
      return [
        Series.benchmark(
          incumbent, time: 1000, elements: elements, threads: incumbentThreads, group: group),
        Series.benchmark(
          challenger, time: time, elements: elements, threads: threads, group: group,
          noise: verdict == "u" ? 0.8 : 0.004),
      ]
    }
  }

  @Test(arguments: courses) func outcomeOfVerdicts(_ course: Course) throws {
    let benchmarks = benchmarks(course.verdicts, "relu/simd16/avx2", "relu/simd8/avx2")
    // The order of the record does not matter.
    for order in [benchmarks, benchmarks.reversed()] {
      let all = Comparison(of: order, margin: 0.01).crossovers
      let crossover = try #require(all.first)
      #expect(all.count == 1)
      #expect(crossover.question == .wide)
      #expect(
        crossover.points.map { "\($0.verdict.rawValue.first ?? "?")" }.joined() == course.verdicts)
      #expect(crossover.outcome == course.outcome)
      #expect(crossover.exceptions == course.exceptions)
    }
  }

  @Test(arguments: [
    ("relu/simd16/avx2", "relu/simd8/avx2", 1, Crossover.Question.wide),
    ("relu/streaming/avx512", "relu/simd16/avx512", 1, .streaming),
    ("relu/parallel-dispatch/simd8/avx2", "relu/simd8/avx2", 4, .parallel),
    ("relu/parallel-dispatch/streaming/avx2", "relu/streaming/avx2", 2, .parallel),
  ])
  func questionsAskedOf(
    _ challenger: String, _ incumbent: String, _ threads: Int, _ question: Crossover.Question
  ) {
    let crossovers = Comparison(
      of: benchmarks("sf", challenger, incumbent, threads: threads), margin: 0.01
    ).crossovers
    #expect(crossovers.map(\.question) == [question])
    #expect(crossovers.map(\.challenger.kernel) == [challenger])
    #expect(crossovers.map(\.incumbent.kernel) == [incumbent])
    #expect(crossovers.map(\.outcome) == [.between(after: 1024, from: 2048)])
  }

  /// Several threads share the bandwidth, so their answers are their own.
  @Test(arguments: [
    ("simd16", "simd8", Crossover.Question.wide), ("streaming", "simd16", .streaming),
    ("streaming", "simd8", .streaming), ("streaming", "autovectorized", .streaming),
  ])
  func askedOfSeveralThreadsAsWell(
    _ challenger: String, _ incumbent: String, _ question: Crossover.Question
  ) {
    let kernels = [challenger, incumbent].map { "relu/parallel-dispatch/\($0)/avx2" }
    let crossovers = Comparison(
      of: benchmarks("sf", kernels[0], kernels[1], threads: 4, incumbentThreads: 4), margin: 0.01
    ).crossovers
    #expect(crossovers.map(\.question) == [question])
    #expect(crossovers.map(\.challenger.kernel) == [kernels[0]])
    #expect(crossovers.map(\.incumbent.kernel) == [kernels[1]])
    #expect(crossovers.map(\.incumbent.threads) == [4])
    #expect(crossovers.map(\.outcome) == [.between(after: 1024, from: 2048)])
  }

  @Test func onSeveralThreadsTheWidestPlainKernelIsTheIncumbent() {
    let challenger = "relu/parallel-dispatch/streaming/avx2"
    let all = ["autovectorized", "simd8", "simd16"].flatMap { variant in
      benchmarks(
        "sf", challenger, "relu/parallel-dispatch/\(variant)/avx2", threads: 2,
        incumbentThreads: 2)
    }
    let streaming = Comparison(of: all, margin: 0.01).crossovers
      .filter { $0.question == .streaming }
    #expect(streaming.map(\.incumbent.wrappedVariant) == ["simd16"])
  }

  @Test(arguments: [
    // Other threads, another wrapper, another way to split, one thread.
    ("relu/parallel-dispatch/simd16/avx2", 4, 2, false),
    ("relu/parallel-other/simd16/avx2", 2, 2, false),
    ("relu/parallel-dispatch/simd16/avx2", 2, 2, true),
    ("relu/parallel-dispatch/simd16/avx2", 1, 1, false),
  ])
  func notAskedAcrossWrappers(
    _ incumbent: String, _ threads: Int, _ incumbentThreads: Int, _ isSplitOtherwise: Bool
  ) {
    var benchmarks = benchmarks(
      "sf", "relu/parallel-dispatch/streaming/avx2", incumbent, threads: threads,
      incumbentThreads: incumbentThreads)
    for index in benchmarks.indices {
      let isDynamic = isSplitOtherwise && benchmarks[index].identity.kernel == incumbent
      benchmarks[index].identity.chunking = RecordedChunking(
        policy: isDynamic ? .dynamic : .static, grain: 1024)
    }
    #expect(Comparison(of: benchmarks, margin: 0.01).crossovers == [])
  }

  @Test(arguments: [
    // Another instruction set, another operation, one size only, a wrapper on one thread.
    ("sf", "relu/simd16/avx512", "relu/simd8/avx2", 1),
    ("sf", "leaky-relu/simd16/avx2", "relu/simd8/avx2", 1),
    ("f", "relu/simd16/avx2", "relu/simd8/avx2", 1),
    ("sf", "relu/parallel-dispatch/simd8/avx2", "relu/simd8/avx2", 1),
  ])
  func notAskedOf(_ verdicts: String, _ challenger: String, _ incumbent: String, _ threads: Int) {
    let benchmarks = benchmarks(verdicts, challenger, incumbent, threads: threads)
    #expect(Comparison(of: benchmarks, margin: 0.01).crossovers == [])
  }

  /// A parallel kernel's grain follows from the size; it is one line all the same.
  @Test func grainDoesNotSplitALine() {
    var benchmarks = benchmarks(
      "sf", "relu/parallel-dispatch/simd8/avx2", "relu/simd8/avx2", threads: 2)
    for index in benchmarks.indices where benchmarks[index].identity.threads == 2 {
      benchmarks[index].identity.chunking = RecordedChunking(policy: .static, grain: 16 << index)
    }
    #expect(Comparison(of: benchmarks, margin: 0.01).crossovers.count == 1)
  }

  @Test func tensorsOfNetworksAreNoSeries() {
    var benchmarks = benchmarks("sf", "relu/simd16/avx2", "relu/simd8/avx2")
    for index in benchmarks.indices { benchmarks[index].identity.network = .pass(of: "resnet-50") }
    #expect(Comparison(of: benchmarks, margin: 0.01).crossovers == [])
  }
}
