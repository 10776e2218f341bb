// Cells of text under each other, for the tables of comparisons.

/// Rows of cells whose columns line up; what stands behind the last column is not cut.
struct AlignedRows {
  private let names: NameColumn
  /// Of the columns behind the names.
  private let widths: [Int]
  private let width: Int
  private let joinsLabel: Bool
  /// The lines above the first row.
  let header: [String]

  /// Columns as wide as their widest cell; all but the first are aligned to the right.
  ///
  /// - Parameters:
  ///   - titles: Of the columns.
  ///   - rows: All that will be shown.
  ///   - hasLabel: Whether the second column is words that can stand behind the name where the columns
  ///     would be too wide.
  ///   - width: Notes that make a line longer go to lines of their own.
  init(titles: [String], rows: [[String]], hasLabel: Bool = false, width: Int) {
    let all = titles.indices.map { column in
      max(titles[column].count, rows.map { $0.isEmpty ? 0 : $0[column].count }.max() ?? 0)
    }
    joinsLabel =
      hasLabel && all.reduce(-PlainStyle.gap.count) { $0 + PlainStyle.gap.count + $1 } > width
    self.width = width
    widths = Array(all.dropFirst(joinsLabel ? 2 : 1))
    let shown = [titles] + rows.filter { !$0.isEmpty }
    let joined = joinsLabel ? shown.map(Self.joiningLabel) : shown
    names = NameColumn(
      title: joined[0][0], names: joined.dropFirst().map { $0[0] }, others: widths, lineWidth: width
    )
    let rules = widths.map { String(repeating: "-", count: $0) }
    header = [
      Self.line(names.title, joined[0].dropFirst(), names.width, widths).withoutTrailingSpaces,
      Self.line(String(repeating: "-", count: names.width), rules[...], names.width, widths),
    ]
  }

  /// The lines of a row; one, unless its name or its note does not fit into it.
  func lines(_ cells: [String], note: String = "") -> [String] {
    let cells = joinsLabel ? Self.joiningLabel(cells) : cells
    let (name, above) = names.place(cells[0])
    let line = Self.line(name, cells.dropFirst(), names.width, widths)
    guard !note.isEmpty else { return above + [line.withoutTrailingSpaces] }
    let joined = "\(line)  \(note.onOneLine)"
    if joined.count <= width { return above + [joined] }
    return above + [line.withoutTrailingSpaces]
      + note.wrapped(to: width - 4, indent: 0).map { "    " + $0 }
  }

  /// The row with its second cell behind its first.
  private static func joiningLabel(_ cells: [String]) -> [String] {
    ["\(cells[0]), \(cells[1])"] + cells.dropFirst(2)
  }

  private static func line(
    _ name: String, _ cells: ArraySlice<String>, _ nameWidth: Int, _ widths: [Int]
  ) -> String {
    func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
    let numbers = zip(cells, widths).map { cell, width in spaces(width - cell.count) + cell }
    return ([name + spaces(nameWidth - name.count)] + numbers).joined(separator: PlainStyle.gap)
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
