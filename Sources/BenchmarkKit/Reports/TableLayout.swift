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
  private static let columns = [("median", 8), ("interval", 8), ("GB/s", 7), ("speed-up", 8)]

  /// Lays out all rows at once, so that the columns of all groups line up.
  init(width: Int, rows: [TableRow]) {
    let kernelSpace = width - Self.columns.reduce(0) { $0 + PlainStyle.gap.count + $1.1 }
    let kernelWidth = min(max(rows.map(\.kernel.count).max() ?? 0, "kernel".count), kernelSpace)
    let table = TextTable<TableRow> { row in
      [Column(title: "kernel", value: row.kernel.onOneLine, width: kernelWidth)]
        + Self.columns.indices.map { index in
          Column(
            title: Self.columns[index].0, value: row.numbers?[index] ?? "",
            width: Self.columns[index].1, align: .right)
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
