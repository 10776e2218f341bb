// The words that all renderings of a gate share.

/// A gate's result in words; a pure function of it.
public struct GateReport: Sendable {
  /// What is rendered.
  public let result: GateResult

  /// A report of a result.
  public init(_ result: GateResult) {
    self.result = result
  }
}

extension GateReport {
  /// The result in a line.
  var headline: String {
    func count(_ verdict: GateVerdict) -> Int { result.findings(verdict).count }
    let (regressions, undecided) = (count(.regression), count(.undecided))
    let parts = [
      regressions > 0 ? "\(regressions) slower" : nil,
      undecided > 0 ? "\(undecided) undecided" : nil,
      count(.improvement) > 0 ? "\(count(.improvement)) faster" : nil,
      "\(count(.unchanged)) unchanged",
    ]
    let what =
      switch result.verdict {
      case .regression: "REGRESSION"
      case .undecided: "UNDECIDED"
      case .improvement, .unchanged: "PASS"
      case nil: "NOTHING MEASURED"
      }
    return "\(what): " + parts.compactMap { $0 }.joined(separator: ", ")
  }

  /// What this machine can detect, in a line; nil where that was not found out.
  var resolution: String? {
    guard result.findings.allSatisfy({ $0.recorded == nil }) else { return nil }
    return result.detectable.map {
      "The smallest slowdown that fails nine of ten gates here: \(Self.percent($0)) "
        + "(the worst of all benchmarks)."
    }
  }

  /// The executables in a line; nil where there were none.
  var sides: String? {
    result.builds.map { "OLD \($0.old.title), NEW \($0.new.title)" }
  }

  /// What the pairs were refused; what was not compared, and why.
  var remarks: [String] {
    // What NEW lacks, or has changed, stands among the undecided.
    (result.conditions?.remarks ?? [])
      + DuelReport.remarks(changed: [], missing: DuelSides(old: result.missing.old, new: []))
  }

  /// `+2.3 %`: how much longer NEW takes.
  static func change(_ ratio: Double) -> String {
    let percent = (ratio - 1) * 100
    return (percent > 0 ? "+" : "") + Quantity.fixed(percent, digits: 1) + " %"
  }

  /// `2.0 %`.
  static func percent(_ share: Double) -> String {
    Quantity.fixed(share * 100, digits: 1) + " %"
  }

  /// Why findings are what they are, where that takes words: a line for each reason.
  ///
  /// - Parameters:
  ///   - title: What the first finding of each is called.
  ///   - escaped: Makes a reason fit for where it goes.
  /// - Returns: Lines without a full stop.
  func notes(
    _ title: (GateFinding) -> String, escaped: (String) -> String = { $0 }
  ) -> [String] {
    var order: [String] = []
    var members: [String: [GateFinding]] = [:]
    for finding in result.findings {
      let note = Self.note(finding)
      guard !note.isEmpty else { continue }
      if members[note] == nil { order.append(note) }
      members[note, default: []].append(finding)
    }
    return order.map { note in
      let findings = members[note] ?? []
      let others = findings.count > 1 ? " and \(findings.count - 1) more" : ""
      return "\(findings.first.map(title) ?? "")\(others): \(escaped(note))"
    }
  }

  /// Why a finding is what it is, where that takes words.
  static func note(_ finding: GateFinding) -> String {
    if let reason = finding.reason { return reason }
    guard finding.verdict == .regression, !finding.confirmations.isEmpty else { return "" }
    let again = finding.confirmations.map { change($0.ratio) }.joined(separator: ", ")
    return "measured again: \(again)"
  }
}

extension GateFinding {
  /// The cells of a row: benchmark, old, new, change, interval, margin, detectable, verdict.
  var cells: [String] {
    [
      benchmark.identity.shortTitle,
      benchmark.median(of: .old).map(Quantity.nanoseconds) ?? "-",
      benchmark.median(of: .new).map(Quantity.nanoseconds) ?? "-",
      ratio.map(GateReport.change) ?? "-",
      interval.map {
        GateReport.change($0.low).dropLast(2) + " ... " + GateReport.change($0.high)
      } ?? "-",
      GateReport.percent(margin),
      detectable.map(GateReport.percent) ?? "-",
      verdict.rawValue,
    ]
  }

  /// Those of them that fit a terminal.
  static let narrow = [0, 3, 4, 5, 6, 7]

  /// The titles of the cells.
  static let titles = [
    "benchmark", "old", "new", "change", "interval", "margin", "detects", "verdict",
  ]
}
