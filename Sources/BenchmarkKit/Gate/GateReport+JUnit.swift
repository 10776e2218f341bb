// A gate as the XML that CI systems show as test results.

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension GateReport {
  /// JUnit XML: a test case a benchmark; a regression is a failure, what is undecided is skipped.
  ///
  /// An element order and attributes that Jenkins, GitLab and the common GitHub actions all take
  /// (testsuites, testsuite, testcase with failure or skipped).
  ///
  /// - Parameters:
  ///   - date: When it was measured.
  ///   - strict: Whether what is undecided is a failure as well.
  /// - Returns: The text of the file.
  public func junit(date: Date, strict: Bool = false) -> String {
    let findings = result.findings
    let failures = findings.count {
      $0.verdict == .regression || strict && $0.verdict == .undecided
    }
    let skipped = findings.count { !strict && $0.verdict == .undecided }
    let counts =
      "tests=\"\(findings.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
    lines.append("<testsuites name=\"relubench gate\" \(counts)>")
    lines.append(
      "  <testsuite name=\"gate\" \(counts) timestamp=\"\(Self.attribute(date.formatted(.iso8601)))\">"
    )
    for finding in findings {
      let seconds = (finding.benchmark.median(of: .new) ?? 0) / 1e9
      let head =
        "    <testcase classname=\"\(Self.attribute(finding.benchmark.identity.operation))\" "
        + "name=\"\(Self.attribute(finding.benchmark.identity.shortTitle))\" "
        + "time=\"\(Quantity.fixed(seconds, digits: 12))\""
      let message = Self.attribute(Self.message(finding))
      switch finding.verdict {
      case .regression:
        lines.append(head + ">")
        lines.append("      <failure type=\"regression\" message=\"\(message)\"/>")
        lines.append("    </testcase>")
      case .undecided:
        lines.append(head + ">")
        lines.append(
          strict
            ? "      <failure type=\"undecided\" message=\"\(message)\"/>"
            : "      <skipped message=\"\(message)\"/>")
        lines.append("    </testcase>")
      case .improvement, .unchanged:
        lines.append(head + "/>")
      }
    }
    return (lines + ["  </testsuite>", "</testsuites>"]).map { $0 + "\n" }.joined()
  }

  /// What is wrong with a benchmark, in a line.
  static func message(_ finding: GateFinding) -> String {
    let slowdown = finding.ratio.map(change) ?? "not measured"
    let remark = note(finding)
    return "\(finding.benchmark.identity.shortTitle): \(slowdown), margin "
      + percent(finding.margin) + (remark.isEmpty ? "" : "; \(remark)")
  }

  /// A text inside an XML attribute.
  private static func attribute(_ text: String) -> String {
    text.onOneLine.reduce(into: "") { escaped, character in
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      default: escaped.append(character)
      }
    }
  }
}
