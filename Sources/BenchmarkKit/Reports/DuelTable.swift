// The table a duel ends with.

import TextTable

extension DuelReport {
  /// The table, each line ended by a newline and no longer than `width`.
  public func text(width: Int = 100) -> String {
    let rows = benchmarks.map { DuelRow($0, margin: margin) }
    let pairs = benchmarks.map(\.pairs.count).max() ?? 0
    let heading = "OLD \(builds.old.title), NEW \(builds.new.title), \(pairs) process pairs"
    let legend = [
      "ratio: time of NEW over time of OLD, the median of the process pairs' medians.",
      "interval: of the ratio, 95 % or more.",
      "equivalent: all of it within \(Quantity.fixed(margin * 100, digits: 1)) %.",
    ]
    let lines =
      ([heading] + (noise.map { [$0.line] } ?? [])).flatMap { $0.wrapped(to: width, indent: 2) } + [
        ""
      ] + DuelRow.table(rows, width: width) + [""]
      + (legend + remarks).flatMap { $0.wrapped(to: width, indent: 2) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What the pairs were refused; what was not compared, and why.
  var remarks: [String] {
    conditions.remarks + Self.remarks(changed: changed, missing: missing)
  }

  /// What was not compared, and why.
  static func remarks(
    changed: [BenchmarkIdentity], missing: DuelSides<[BenchmarkIdentity]>
  ) -> [String] {
    var lines: [String] = []
    func add(_ identities: [BenchmarkIdentity], _ what: String) {
      guard let first = identities.first else { return }
      lines.append(
        "\(identities.count) \(what), \(first.label)\(identities.count > 1 ? " for one" : "").")
    }
    add(changed, "not compared, as both executables mean different things by it")
    add(missing.new, "not compared, as NEW lacks it")
    add(missing.old, "not compared, as OLD lacks it")
    return lines
  }
}

extension BuildFacts {
  /// The commit in short, and whether there was more than it.
  var title: String {
    let commit = commit.map { String($0.prefix(9)) } ?? "unknown commit"
    return commit + (dirty == true ? "+changes" : "")
  }
}

/// One row of the table.
private struct DuelRow {
  let benchmark, old, new, ratio, interval, verdict: String

  init(_ benchmark: DuelBenchmark, margin: Double) {
    self.benchmark = benchmark.identity.shortTitle
    old = benchmark.median(of: .old).map(Quantity.nanoseconds) ?? "-"
    new = benchmark.median(of: .new).map(Quantity.nanoseconds) ?? "-"
    let comparison = benchmark.comparison
    ratio = comparison.map { Quantity.fixed($0.ratio, digits: 4) } ?? "-"
    interval = comparison?.interval?.text ?? "-"
    verdict = (comparison?.verdict(margin: margin) ?? .undecided).rawValue
  }

  static func table(_ rows: [DuelRow], width: Int) -> [String] {
    PlainTable.lines(
      titles: ["benchmark", "old", "new", "ratio", "interval", "verdict"],
      rows: rows.map { [$0.benchmark, $0.old, $0.new, $0.ratio, $0.interval, $0.verdict] },
      leftAligned: [0, 5], width: width)
  }
}

extension RatioInterval {
  /// `0.9981 ... 1.0023`.
  var text: String { "\(Quantity.fixed(low, digits: 4)) ... \(Quantity.fixed(high, digits: 4))" }
}

extension BenchmarkIdentity {
  /// Kernel, size and whatever else is not the standard, for a row.
  var shortTitle: String {
    var parts = [kernel, Quantity.count(elements)]
    if threads > 1 { parts.append("\(threads) threads") }
    if distribution != "random-50" { parts.append(distribution) }
    if placement.output != .reused { parts.append(placement.output.rawValue) }
    if cache != .warm { parts.append(cache.rawValue) }
    if consumer == .read { parts.append("output read") }
    if let network { parts.append(network.name) }
    return parts.joined(separator: " ")
  }
}
