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
    var widths = titles.indices.map { column in
      max(titles[column].count, rows.map { $0[column].count }.max() ?? 0)
    }
    let others = widths.dropFirst().reduce(0) { $0 + $1 + PlainStyle.gap.count }
    widths[0] = min(widths[0], max(titles[0].count, width - others))
    let table = TextTable<[String]> { row in
      titles.indices.map { column in
        Column(
          title: titles[column], value: row[column], width: widths[column],
          align: leftAligned.contains(column) ? .left : .right)
      }
    }
    return (table.string(for: rows, style: PlainStyle.self) ?? "")
      .split(separator: "\n").map { String($0).withoutTrailingSpaces }
  }
}
