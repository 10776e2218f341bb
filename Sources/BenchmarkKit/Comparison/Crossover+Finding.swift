// Finds the pairs of kernels whose crossover a record can show.

extension Crossover {
  /// Every question that two sizes or more of the record answer, by question, then in the order of
  /// the record.
  static func all(in benchmarks: [BenchmarkRecord], margin: Double) -> [Crossover] {
    let lines = SizeLines(benchmarks)
    return Question.allCases.flatMap { question in
      lines.order.compactMap { line in
        question.incumbent(of: line).flatMap {
          Crossover(question, lines[line], lines[$0], margin: margin)
        }
      }
    }
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
  /// What the kernel of a line is held against; nil where the question is not about it.
  fileprivate func incumbent(of line: SizeLine) -> SizeLine? {
    var other = line
    switch self {
    case .wide:
      guard line.variant == "simd16" else { return nil }
      other.variant = "simd8"
    case .streaming:
      guard line.variant == "streaming" else { return nil }
      other.variant = "simd16"
    case .parallel:
      guard let wrapped = line.wrappedVariant, line.workload.threads > 1 else { return nil }
      other.variant = wrapped
      other.wrappedVariant = nil
      other.policy = nil
      other.workload.threads = 1
    }
    return other
  }
}
