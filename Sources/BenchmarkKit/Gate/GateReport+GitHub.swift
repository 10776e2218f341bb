// A gate as annotations of a GitHub Actions run.

extension GateReport {
  /// Workflow commands, one a line: an error for a regression, a warning for what is undecided.
  ///
  /// Format and escapes: GitHub's documentation, "Workflow commands for GitHub Actions".
  public var gitHubAnnotations: [String] {
    result.findings.compactMap { finding in
      let level: String? =
        switch finding.verdict {
        case .regression: "error"
        case .undecided: "warning"
        case .improvement, .unchanged: nil
        }
      return level.map {
        "::\($0) title=relubench \(finding.verdict.rawValue)::"
          + Self.message(finding).onOneLine.reduce(into: "") { text, character in
            text += character == "%" ? "%25" : String(character)
          }
      }
    }
  }
}
