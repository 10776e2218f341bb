// Cells of text under each other, for the tables of comparisons.

/// Rows of cells whose columns line up; what stands behind the last column is not cut.
struct AlignedRows {
  private let widths: [Int]
  private let width: Int
  /// The lines above the first row.
  let header: [String]

  /// Columns as wide as their widest cell; all but the first are aligned to the right.
  ///
  /// - Parameters:
  ///   - titles: Of the columns.
  ///   - rows: All that will be shown.
  ///   - width: Notes that make a line longer go to lines of their own.
  init(titles: [String], rows: [[String]], width: Int) {
    self.width = width
    widths = titles.indices.map { column in
      max(titles[column].count, rows.map { $0.isEmpty ? 0 : $0[column].count }.max() ?? 0)
    }
    let rules = widths.map { String(repeating: "-", count: $0) }
    header = [Self.line(titles, widths), Self.line(rules, widths)]
  }

  /// The lines of a row; one, unless its note does not fit behind it.
  func lines(_ cells: [String], note: String = "") -> [String] {
    let line = Self.line(cells, widths)
    guard !note.isEmpty else { return [line.withoutTrailingSpaces] }
    let joined = "\(line)  \(note.onOneLine)"
    if joined.count <= width { return [joined] }
    return [line.withoutTrailingSpaces]
      + note.wrapped(to: width - 4, indent: 0).map { "    " + $0 }
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).enumerated().map { column, cell in
      let padding = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return column == 0 ? cell.0 + padding : padding + cell.0
    }.joined(separator: "  ")
  }
}

extension [String] {
  /// Each line two columns further in.
  var indented: [String] { map { "  " + $0 } }
}

extension BenchmarkIdentity {
  /// The kernel's id without the operation, which headings have, and how it splits the work.
  var rowName: String {
    let prefix = operation + "/"
    let id = kernel.hasPrefix(prefix) ? String(kernel.dropFirst(prefix.count)) : kernel
    return id.onOneLine
  }

  /// Kernel and workload on one line.
  var text: String { "\(kernel.onOneLine): \(Workload(self).text.onOneLine)" }
}

extension Quantity {
  /// The ends of an interval of ratios: `1.98..2.04x`.
  static func interval(_ interval: RatioInterval) -> String {
    "\(significant(interval.low, digits: 3))..\(significant(interval.high, digits: 3))x"
  }

  /// A fraction in percent.
  static func percent(_ value: Double) -> String { "\(significant(value * 100, digits: 3))%" }

  /// A margin as it was typed: `1%`, `0.5%`.
  static func margin(_ value: Double) -> String {
    let text = significant(value * 100, digits: 3)
    guard text.contains(".") else { return text + "%" }
    let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(digits.reversed()) + "%"
  }
}

extension Verdict {
  /// How a row is coloured.
  var tone: RowTone {
    switch self {
    case .faster: .best
    case .slower: .failure
    case .undecided: .warning
    case .equivalent: .plain
    }
  }
}
