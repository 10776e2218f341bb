// Where the cells of the table go. TextTable pads and aligns; notes follow where there is room.

import TextTable

/// A table laid out as lines of text.
struct TableLayout {
  /// The lines above the first group.
  let header: [String]
  private let width: Int
  private let names: NameColumn
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
    let names = NameColumn(
      title: "kernel", names: rows.map(\.kernel.onOneLine), others: columns.map(\.width),
      lineWidth: width)
    let table = TextTable<TableRow> { row in
      [
        Column(
          title: names.title, value: names.place(row.kernel.onOneLine).cell, width: names.width)
      ]
        + columns.map { column in
          Column(
            title: column.title, value: row.numbers.map(column.cell) ?? "",
            width: column.width, align: .right)
        }
    }
    // As wide as `TableReport.leastWidth`, a line leaves a column of four characters for the name.
    let lines = (table.string(for: rows, style: PlainStyle.self) ?? "")
      .split(separator: "\n").map { String($0).withoutTrailingSpaces }
    self.width = width
    self.names = names
    self.rows = rows
    header = Array(lines.prefix(2))
    body = Array(lines.dropFirst(2))
  }

  /// The lines of one row: one, and more where its name or its note is too long to stand in it.
  func lines(ofRow index: Int) -> [String] {
    let above = names.place(rows[index].kernel.onOneLine).above
    let note = rows[index].note.onOneLine
    // A row of nothing but its name has been said.
    let row = above.isEmpty || rows[index].numbers != nil ? [body[index]] : []
    guard !note.isEmpty else { return above + row }
    // Without numbers the note takes their place.
    let start = rows[index].numbers == nil ? names.width : body[index].count
    let padded = body[index] + String(repeating: " ", count: max(0, start - body[index].count))
    let joined = padded + PlainStyle.gap + note
    if joined.count <= width, !row.isEmpty { return above + [joined] }
    let indent = 4
    return above + row
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
