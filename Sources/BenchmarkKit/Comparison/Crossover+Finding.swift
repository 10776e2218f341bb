// Finds the pairs of kernels whose crossover a record can show.

extension Crossover {
  /// Every question that two sizes or more of the record answer, by question, then in the order of
  /// the record.
  static func all(in benchmarks: [BenchmarkRecord], margin: Double) -> [Crossover] {
    let lines = SizeLines(benchmarks)
    return Question.allCases.flatMap { question in
      lines.order.compactMap { first(question, of: $0, in: lines, margin: margin) }
    }
  }

  /// With the first incumbent that has two sizes or more in common with the line.
  private static func first(
    _ question: Question, of line: SizeLine, in lines: SizeLines, margin: Double
  ) -> Crossover? {
    for incumbent in question.incumbents(of: line) {
      if let crossover = Crossover(question, lines[line], lines[incumbent], margin: margin) {
        return crossover
      }
    }
    return nil
  }

  private init?(
    _ question: Question, _ challengers: [Int: BenchmarkRecord],
    _ incumbents: [Int: BenchmarkRecord], margin: Double
  ) {
    let points = challengers.keys.sorted().compactMap { elements in
      challengers[elements].flatMap { challenger in
        incumbents[elements].flatMap {
          TimeRatio(baseline: $0, candidate: challenger, isSameRun: true)
        }
      }.map {
        Point(elements: elements, comparison: $0, verdict: $0.verdict(margin: margin))
      }
    }
    guard points.count > 1, let first = points.first?.elements,
      let challenger = challengers[first]?.identity, let incumbent = incumbents[first]?.identity
    else { return nil }
    self.init(
      question: question, challenger: challenger, incumbent: incumbent, points: points,
      outcome: Self.outcome(of: points))
  }
}

/// A kernel over sizes: what is left of a benchmark without its element count.
private struct SizeLine: Hashable {
  var workload: BenchmarkIdentity
  var variant: String
  var wrappedVariant: String?
  var instructionSet: String
  var policy: RecordedChunking.Policy?
}

/// The benchmarks of each line by size; networks have sizes of their own and are left out.
private struct SizeLines {
  private(set) var order: [SizeLine] = []
  private var benchmarks: [SizeLine: [Int: BenchmarkRecord]] = [:]

  init(_ all: [BenchmarkRecord]) {
    for benchmark in all where benchmark.status == .ok && benchmark.identity.network == nil {
      let identity = benchmark.identity
      let line = SizeLine(
        workload: Workload(identity).ofAnySize.identity, variant: identity.variant,
        wrappedVariant: identity.wrappedVariant, instructionSet: identity.instructionSet,
        // The grain follows from the size.
        policy: identity.chunking?.policy)
      if benchmarks[line] == nil { order.append(line) }
      if benchmarks[line]?[identity.elements] == nil {
        benchmarks[line, default: [:]][identity.elements] = benchmark
      }
    }
  }

  subscript(line: SizeLine) -> [Int: BenchmarkRecord] { benchmarks[line] ?? [:] }
}

extension Crossover.Question {
  /// What the kernel of a line is held against: the first of them that the record has; none where
  /// the question is not about it.
  fileprivate func incumbents(of line: SizeLine) -> [SizeLine] {
    switch self {
    case .wide: Self.pair(line, "simd16", ["simd8"])
    case .streaming: Self.pair(line, "streaming", ["simd16"])
    case .parallel: Self.alone(line).map { [$0] } ?? []
    }
  }

  /// The same with other variants, if the line's is `challenger`, on several threads also where that
  /// is wrapped.
  ///
  /// What several threads run streams where one would not yet, as they share the bandwidth. Not
  /// every variant is run on several threads, so any that stores plainly will do there.
  private static func pair(
    _ line: SizeLine, _ challenger: String, _ incumbents: [String]
  ) -> [SizeLine] {
    if line.variant == challenger { return incumbents.map { line.with(variant: $0) } }
    guard line.wrappedVariant == challenger, line.workload.threads > 1 else { return [] }
    let plain = challenger == "streaming" ? incumbents + ["simd8", "autovectorized"] : incumbents
    return plain.map { line.with(wrappedVariant: $0) }
  }

  /// What a wrapper runs, on one thread and without it; nil where the line has no wrapper.
  private static func alone(_ line: SizeLine) -> SizeLine? {
    guard let wrapped = line.wrappedVariant, line.workload.threads > 1 else { return nil }
    var other = line.with(variant: wrapped)
    other.wrappedVariant = nil
    other.policy = nil
    other.workload.threads = 1
    return other
  }
}

extension SizeLine {
  fileprivate func with(variant: String) -> SizeLine {
    var other = self
    other.variant = variant
    return other
  }

  fileprivate func with(wrappedVariant: String) -> SizeLine {
    var other = self
    other.wrappedVariant = wrappedVariant
    return other
  }
}
