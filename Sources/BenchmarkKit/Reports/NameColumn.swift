// The first column of a table, which gives way to the numbers where a line would be too long.

/// The column of what the rows of a table are called.
///
/// A name that does not fit stands on lines of its own above the row: a name cut short could be that of
/// another row.
struct NameColumn {
  /// Characters of the column; 0 where the numbers leave nothing.
  let width: Int
  /// The column's title, as far as there is room for it.
  let title: String
  private let lineWidth: Int

  /// A column as wide as its longest name, or as the numbers leave it.
  ///
  /// - Parameters:
  ///   - title: What stands above it.
  ///   - names: All that will be shown.
  ///   - others: The widths of the other columns.
  ///   - lineWidth: Characters of a line.
  init(title: String, names: [String], others: [Int], lineWidth: Int) {
    let left = lineWidth - others.reduce(0) { $0 + PlainStyle.gap.count + $1 }
    width = max(0, min(max(title.count, names.map(\.count).max() ?? 0), left))
    self.title = title.count <= width ? title : ""
    self.lineWidth = lineWidth
  }

  /// What stands in the row, and what stands in lines above it.
  func place(_ name: String) -> (cell: String, above: [String]) {
    name.count <= width ? (name, []) : ("", name.wrapped(to: lineWidth, indent: 2))
  }
}
