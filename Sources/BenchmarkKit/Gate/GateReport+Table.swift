// A gate for a terminal.

extension GateReport {
  /// The table, each line ended by a newline and no longer than `width`.
  ///
  /// - Parameter width: Characters.
  /// - Returns: Lines.
  public func text(width: Int = 100) -> String {
    var words = [headline, sides, result.noise?.line, resolution].compactMap { $0 }
    let legend = [
      "change: time of NEW over time of OLD; interval: of the change, 95 % or more.",
      "detects: the smallest slowdown that fails nine of ten gates, by OLD against itself.",
      result.method,
    ]
    let notes = notes { $0.benchmark.identity.shortTitle }.map { $0 + "." }
    words = words.flatMap { $0.wrapped(to: width, indent: 2) }
    let below = (notes + legend + remarks).flatMap { $0.wrapped(to: width, indent: 2) }
    let table = PlainTable.lines(
      titles: GateFinding.narrow.map { GateFinding.titles[$0] },
      rows: result.findings.map { finding in GateFinding.narrow.map { finding.cells[$0] } },
      leftAligned: [0, 5], width: width)
    return (words + [""] + table + [""] + below).map { $0 + "\n" }.joined()
  }
}
