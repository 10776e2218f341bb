// What `compare` prints: kernels of one record against a chosen one, then the crossovers.

/// Renders a comparison as text; a pure function of it.
public struct CompareReport: Sendable {
  /// No line is longer, in characters.
  public var width: Int
  /// Whether rows are coloured by verdict.
  public var colour: Bool

  /// A report of at most `width` columns.
  public init(width: Int = 100, colour: Bool = false) {
    self.width = width
    self.colour = colour
  }

  /// The report, each line ended by a newline.
  ///
  /// - Parameters:
  ///   - comparison: What is rendered.
  ///   - noise: What the line above the table says; none where nobody looked.
  /// - Returns: The whole text.
  public func text(for comparison: Comparison, noise: NoiseRecord? = nil) -> String {
    let rows = AlignedRows(
      titles: ["kernel", "median", "speed-up", "interval", "verdict"],
      rows: comparison.workloads.flatMap { $0.rows.map { Self.cells(of: $0, in: $0.verdict) } },
      width: width)
    var lines = noise.map { $0.heading(width: width, colour: colour) + [""] } ?? []
    lines += rows.header
    for workload in comparison.workloads {
      lines.append("")
      lines += Self.heading(workload).wrapped(to: width, indent: 2)
      for row in workload.rows {
        let text = rows.lines(
          Self.cells(of: row, in: row.verdict), note: Self.note(row, in: workload))
        lines += text.map { colour ? (row.verdict?.tone ?? .plain).paint($0) : $0 }
      }
    }
    lines += crossovers(comparison.crossovers)
    lines += [""] + Self.legend(comparison).flatMap { $0.wrapped(to: width, indent: 2) }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension CompareReport {
  private static func heading(_ workload: ComparedWorkload) -> String {
    guard let baseline = workload.baseline else {
      return "\(workload.workload.text): nothing to compare with"
    }
    let onOne = baseline.threads == workload.workload.identity.threads ? "" : " on 1 thread"
    return "\(workload.workload.text): over \(baseline.rowName)\(onOne)"
  }

  private static func cells(of row: ComparedWorkload.Row, in verdict: Verdict?) -> [String] {
    let median =
      row.benchmark.status == .ok
      ? row.benchmark.figures.map { Quantity.nanoseconds($0.median) } ?? "-" : "-"
    return [
      row.benchmark.identity.rowName, median,
      row.comparison.map { Quantity.ratio(1 / $0.ratio) } ?? "-",
      row.comparison?.interval.map { Quantity.interval($0.inverse) } ?? "-",
      verdict?.rawValue ?? "-",
    ]
  }

  private static func note(_ row: ComparedWorkload.Row, in workload: ComparedWorkload) -> String {
    if row.benchmark.status != .ok {
      return "\(row.benchmark.status.rawValue): \(row.benchmark.reason ?? "")"
    }
    let chunking = row.benchmark.identity.chunking.map {
      "\($0.policy.rawValue) \(Quantity.count($0.grain))"
    }
    return [chunking, row.comparison?.pairs == nil && row.comparison != nil ? "not paired" : nil]
      .compactMap(\.self).joined(separator: ", ")
  }

  private func crossovers(_ all: [Crossover]) -> [String] {
    var lines: [String] = []
    for question in Crossover.Question.allCases {
      let answers = all.filter { $0.question == question }
      if !answers.isEmpty { lines += ["", question.title] }
      var series: String?
      for answer in answers {
        if answer.series != series {
          lines += answer.series.wrapped(to: width - 2, indent: 2).indented
        }
        series = answer.series
        let text = "\(answer.contest): \(answer.outcome.text)\(answer.remark)"
        lines += text.wrapped(to: width - 4, indent: 4).indented.indented
      }
    }
    return lines
  }

  private static func legend(_ comparison: Comparison) -> [String] {
    var lines = [
      "speed-up: the time of what is compared with over that of the kernel, median over the rounds. "
        + "interval: its 95 % interval, widened where rounds depend on each other.",
      "equivalent: within \(Quantity.margin(comparison.margin)) either way; undecided: the "
        + "interval leaves it open, measure longer.",
    ]
    if comparison.workloads.contains(where: { $0.rows.contains { $0.isUnpaired } }) {
      lines.append(
        "not paired: not measured in the same rounds, so the interval is the wider one of two "
          + "medians, and what changed in between is not in it.")
    }
    if !comparison.crossovers.isEmpty {
      lines.append(
        "faster from: the smallest size measured from which the first is faster at that and every "
          + "larger one; sizes are in elements.")
    }
    return lines
  }
}

extension ComparedWorkload.Row {
  /// Whether its comparison is of medians that were not measured in turns.
  var isUnpaired: Bool { comparison != nil && comparison?.pairs == nil }
}
