// Columns as wide as what stands in them.

import TextTable

/// A table whose first column gives way where the line would be too long.
enum PlainTable {
  /// Header, rule and rows.
  ///
  /// - Parameters:
  ///   - titles: One for each column.
  ///   - rows: As many cells each.
  ///   - leftAligned: Columns of words; the others are of numbers.
  ///   - width: No line is longer, as long as the first column can give way.
  /// - Returns: Lines without their ends.
  static func lines(
    titles: [String], rows: [[String]], leftAligned: Set<Int>, width: Int
  ) -> [String] {
    let others = titles.indices.dropFirst().map { column in
      max(titles[column].count, rows.map { $0[column].count }.max() ?? 0)
    }
    let names = NameColumn(
      title: titles[0], names: rows.map { $0[0] }, others: others, lineWidth: width)
    // TextTable knows no column without a width.
    let widths = [max(1, names.width)] + others
    let table = TextTable<[String]> { row in
      titles.indices.map { column in
        Column(
          title: column == 0 ? names.title : titles[column],
          value: column == 0 ? names.place(row[0]).cell : row[column], width: widths[column],
          align: leftAligned.contains(column) ? .left : .right)
      }
    }
    let lines = (table.string(for: rows, style: PlainStyle.self) ?? "")
      .split(separator: "\n").map { String($0).withoutTrailingSpaces }
    return lines.prefix(2)
      + zip(rows, lines.dropFirst(2)).flatMap { row, line in names.place(row[0]).above + [line] }
  }
}
