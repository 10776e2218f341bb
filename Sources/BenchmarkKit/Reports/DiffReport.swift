// What `diff` prints: the same benchmarks over two records.

/// Renders the difference of two records as text; a pure function of it.
public struct DiffReport: Sendable {
  /// No line is longer, in characters.
  public var width: Int
  /// Whether rows are coloured by verdict.
  public var colour: Bool
  /// Whether benchmarks that were not compared are all named, however many.
  public var isVerbose: Bool

  /// A report of at most `width` columns.
  public init(width: Int = 100, colour: Bool = false, isVerbose: Bool = false) {
    self.width = width
    self.colour = colour
    self.isVerbose = isVerbose
  }

  /// The report, each line ended by a newline.
  public func text(for diff: RecordDiff) -> String {
    let lines =
      Self.refusal(diff).flatMap { $0.wrapped(to: width, indent: 2) } + noise(diff) + table(diff)
      + list("Not compared", diff.excluded.map { "\($0.identity.text): \($0.reason)" })
      + list("Only in the base", diff.onlyInBase.map(\.text))
      + list("Only in the candidate", diff.onlyInCandidate.map(\.text))
      + [""] + Self.legend(diff).flatMap { $0.wrapped(to: width, indent: 2) }
    return lines.drop { $0.isEmpty }.map { $0 + "\n" }.joined()
  }
}

extension DiffReport {
  /// More than that are counted, not named.
  private static let few = 10

  /// Why there are no raw times, where there are none.
  private static func refusal(_ diff: RecordDiff) -> [String] {
    let others = "What each measured relative to itself is."
    var lines: [String] = []
    if !diff.machineDifferences.isEmpty {
      let differences = diff.machineDifferences.joined(separator: "; ")
      lines.append(
        "Raw times are not compared: the machines or builds differ (\(differences)). "
          + others)
    } else if diff.unversioned > 0 {
      lines.append(
        "Raw times of \(diff.unversioned) benchmarks are not compared: a record does not say which "
          + "version of them it measured. \(others)")
    }
    if diff.machineDifferences.isEmpty, !diff.unknowns.isEmpty,
      diff.entries.contains(where: { $0.metric == .time })
    {
      lines.append(
        "Only one record says these, so that raw times may differ by them: "
          + diff.unknowns.joined(separator: ", ") + ".")
    }
    if !diff.changed.isEmpty {
      lines.append(
        "Benchmarks that are not the same in both records: \(diff.changed.count), marked 'changed'. "
          + "Their raw times are not compared; what each record measured relative to itself is.")
    }
    return lines
  }

  private func noise(_ diff: RecordDiff) -> [String] {
    let lines =
      (diff.baseNoise?.heading(of: "BASE", width: width, colour: colour) ?? [])
      + (diff.candidateNoise?.heading(of: "CANDIDATE", width: width, colour: colour) ?? [])
    return lines.isEmpty ? [] : [""] + lines
  }

  private func table(_ diff: RecordDiff) -> [String] {
    guard !diff.entries.isEmpty else { return ["", "Nothing could be compared."] }
    let rows = AlignedRows(
      titles: ["kernel", "metric", "base", "candidate", "ratio", "interval", "verdict"],
      rows: diff.entries.map(Self.cells), hasLabel: true, width: width)
    var lines = [""] + rows.header
    var heading: Workload?
    for entry in diff.entries {
      let workload = Workload(entry.identity)
      if workload != heading {
        lines += [""] + workload.text.wrapped(to: width, indent: 2)
        heading = workload
      }
      lines += rows.lines(Self.cells(entry), note: entry.isChanged ? "changed" : "")
        .map { colour ? entry.verdict.tone.paint($0) : $0 }
    }
    let counts = Verdict.allCases.map { verdict in
      "\(diff.entries.count { $0.verdict == verdict }) \(verdict.rawValue)"
    }
    return lines + ["", counts.joined(separator: ", ")]
  }

  private static func cells(_ entry: RecordDiff.Entry) -> [String] {
    [
      entry.identity.rowName, entry.metric.title, entry.metric.text(entry.base),
      entry.metric.text(entry.candidate), Quantity.ratio(entry.ratio),
      entry.interval.map(Quantity.interval) ?? "-", entry.verdict.rawValue,
    ]
  }

  private func list(_ title: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    guard isVerbose || items.count <= Self.few else {
      return ["", "\(title): \(items.count) benchmarks; --verbose names them"]
    }
    return ["", "\(title):"]
      + items.flatMap { $0.wrapped(to: width - 2, indent: 2).map { "  " + $0 } }
  }

  private static func legend(_ diff: RecordDiff) -> [String] {
    let lines = [
      "ratio: above 1 the candidate is slower; of times the candidate's over the base's, of "
        + "fractions of the ceiling and speed-ups over scalar-branch the base's over the "
        + "candidate's. equivalent: within \(Quantity.margin(diff.margin)) either way."
    ]
    guard !diff.entries.isEmpty else { return [] }
    return lines + [caution]
  }

  /// What no interval of two records can hold.
  static let caution =
    "Caution: the intervals hold the noise within each run, not the drift between them. On a "
    + "virtual machine two runs of the same program differ by 10 to 20 %; only what was measured "
    + "side by side in one run is free of that."
}

extension RecordDiff.Metric {
  /// As a column has it.
  fileprivate var title: String {
    switch self {
    case .time: "time"
    case .fractionOfCeiling: "of ceiling"
    case .speedUp: "speed-up"
    }
  }

  /// A value of the metric.
  fileprivate func text(_ value: Double) -> String {
    switch self {
    case .time: Quantity.nanoseconds(value)
    case .fractionOfCeiling: Quantity.percent(value)
    case .speedUp: Quantity.ratio(value)
    }
  }
}
