// A gate for a comment on a pull request.

extension GateReport {
  /// GitHub-flavoured Markdown: what is wrong first, everything else folded away.
  public var markdown: String {
    var lines = ["### relubench: \(Self.escaped(headline))", ""]
    lines += [sides, result.noise?.line, resolution].compactMap { $0.map(Self.escaped) }.flatMap {
      [$0, ""]
    }
    let remarkable = result.findings.filter { $0.verdict != .unchanged }
    let rest = result.findings.filter { $0.verdict == .unchanged }
    if !remarkable.isEmpty { lines += Self.table(remarkable) + [""] }
    lines += notes({ "`\($0.benchmark.identity.shortTitle)`" }, escaped: Self.escaped)
      .map { "- " + $0 }
    if !rest.isEmpty {
      lines += ["", "<details><summary>\(rest.count) unchanged</summary>", ""]
      lines += Self.table(rest) + ["", "</details>"]
    }
    lines += [""] + ([result.method] + remarks).map(Self.escaped).flatMap { [$0, ""] }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func table(_ findings: [GateFinding]) -> [String] {
    ["| \(GateFinding.titles.joined(separator: " | ")) |", "|---|--:|--:|--:|--:|--:|--:|---|"]
      + findings.map { finding in
        "| "
          + finding.cells.enumerated().map { $0 == 0 ? "`\($1)`" : escaped($1) }
          .joined(separator: " | ") + " |"
      }
  }

  /// Without characters that Markdown or HTML would take for its own.
  private static func escaped(_ text: String) -> String {
    text.onOneLine.reduce(into: "") { escaped, character in
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "|", "*", "_", "`", "[", "]", "\\": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
  }
}
