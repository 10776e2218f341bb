// What programs get of comparisons.

extension Comparison {
  /// The comparison as JSON: `margin`, `workloads` and `crossovers`.
  ///
  /// - Throws: `RecordError.nonFinite` naming the field.
  public func json() throws(RecordError) -> [UInt8] {
    try RecordCoding.indented(
      ComparisonJSON(
        margin: margin, workloads: workloads.map(ComparisonJSON.Workload.init),
        crossovers: crossovers.map(ComparisonJSON.Crossing.init)))
  }
}

/// The shape of the JSON of `compare`.
private struct ComparisonJSON: Encodable {
  struct Workload: Encodable {
    let workload: String
    let baseline: BenchmarkIdentity?
    let kernels: [Kernel]

    init(_ compared: ComparedWorkload) {
      workload = compared.workload.text
      baseline = compared.baseline
      kernels = compared.rows.map(Kernel.init)
    }
  }

  struct Kernel: Encodable {
    let benchmark: BenchmarkIdentity
    let status: BenchmarkRecord.Status
    let reason: String?
    let median: Double?
    let comparison: Ratio?
    let verdict: Verdict?

    init(_ row: ComparedWorkload.Row) {
      benchmark = row.benchmark.identity
      status = row.benchmark.status
      reason = row.benchmark.reason
      median = row.benchmark.figures?.median
      comparison = row.comparison.map(Ratio.init)
      verdict = row.verdict
    }
  }

  struct Ratio: Encodable {
    let speedUp, ratio: Double
    let interval: [Double]?
    let coverage: Double?
    let isPaired: Bool
    let pairs: Int?

    init(_ comparison: TimeRatio) {
      ratio = comparison.ratio
      speedUp = 1 / comparison.ratio
      interval = comparison.interval.map { [$0.low, $0.high] }
      coverage = comparison.interval?.coverage
      isPaired = comparison.pairs != nil
      pairs = comparison.pairs
    }
  }

  struct Crossing: Encodable {
    struct Point: Encodable {
      let elements: Int
      let comparison: Ratio
      let verdict: Verdict
    }

    let question: Crossover.Question
    let workload, challenger, incumbent: String
    let outcome: String
    let after, from, upTo: Int?
    let text: String
    let points: [Point]

    init(_ crossover: Crossover) {
      question = crossover.question
      workload = BenchmarkKit.Workload(crossover.challenger).ofAnySize.text
      challenger = crossover.challenger.kernel
      incumbent = crossover.incumbent.kernel
      (outcome, after, from, upTo) =
        switch crossover.outcome {
        case .always(let from): ("always", nil, from, nil)
        case .between(let after, let from): ("between", after, from, nil)
        case .atLatest(let from): ("at-latest", nil, from, nil)
        case .never(let upTo): ("never", nil, nil, upTo)
        case .undecided(let after, let upTo): ("undecided", after, nil, upTo)
        }
      text = crossover.outcome.text + crossover.remark
      points = crossover.points.map {
        Point(elements: $0.elements, comparison: Ratio($0.comparison), verdict: $0.verdict)
      }
    }
  }

  let margin: Double
  let workloads: [Workload]
  let crossovers: [Crossing]
}
