// Where the cells of the table go. TextTable pads and aligns; notes follow where there is room.

import TextTable

/// A table laid out as lines of text.
struct TableLayout {
  /// The lines above the first group.
  let header: [String]
  private let width: Int
  private let kernelWidth: Int
  private let rows: [TableRow]
  private let body: [String]

  /// Titles and widths of the numbers; the widths hold every number `Quantity` is likely to make,
  /// and a longer one is cut rather than breaking the line.
  private static func columns(ceilings: Bool, regret: Bool) -> [TableColumn] {
    [
      TableColumn(title: "median", width: 8) { $0.median },
      TableColumn(title: "interval", width: 8) { $0.interval },
      TableColumn(title: "GB/s", width: 7) { $0.throughput },
    ] + (ceilings ? [TableColumn(title: "ceiling", width: 7) { $0.ceiling }] : []) + [
      TableColumn(title: "speed-up", width: 8) { $0.speedUp }
    ] + (regret ? [TableColumn(title: "regret", width: 6) { $0.regret }] : [])
  }

  /// Lays out all rows at once, so that the columns of all groups line up.
  ///
  /// The columns of ceilings and of regret are there only if some row has one.
  init(width: Int, rows: [TableRow], showsCeilings: Bool, showsRegret: Bool) {
    let columns = Self.columns(ceilings: showsCeilings, regret: showsRegret)
    let kernelSpace = width - columns.reduce(0) { $0 + PlainStyle.gap.count + $1.width }
    let kernelWidth = min(max(rows.map(\.kernel.count).max() ?? 0, "kernel".count), kernelSpace)
    let table = TextTable<TableRow> { row in
      [Column(title: "kernel", value: row.kernel.onOneLine, width: kernelWidth)]
        + columns.map { column in
          Column(
            title: column.title, value: row.numbers.map(column.cell) ?? "",
            width: column.width, align: .right)
        }
    }
    let lines = (table.string(for: rows, style: PlainStyle.self) ?? "")
      .split(separator: "\n").map { String($0).withoutTrailingSpaces }
    self.width = width
    self.kernelWidth = kernelWidth
    self.rows = rows
    header = Array(lines.prefix(2))
    body = Array(lines.dropFirst(2))
  }

  /// The lines of one row: one, and more where its note is too long to stand behind it.
  func lines(ofRow index: Int) -> [String] {
    let note = rows[index].note.onOneLine
    guard !note.isEmpty else { return [body[index]] }
    // Without numbers the note takes their place.
    let start = rows[index].numbers == nil ? kernelWidth : body[index].count
    let padded = body[index] + String(repeating: " ", count: max(0, start - body[index].count))
    let joined = padded + PlainStyle.gap + note
    if joined.count <= width { return [joined] }
    let indent = 4
    return [body[index]]
      + note.wrapped(to: width - indent, indent: 0).map {
        String(repeating: " ", count: indent) + $0
      }
  }
}

/// A column of numbers.
private struct TableColumn {
  let title: String
  let width: Int
  let cell: (TableRow.Numbers) -> String
}
