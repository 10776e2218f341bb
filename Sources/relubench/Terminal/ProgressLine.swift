// One line that says how far a long job is.

/// The text of a progress bar.
enum ProgressLine {
  /// `[=====>    ]  52 % label`, cut to fit `columns` with a column to spare.
  ///
  /// - Parameters:
  ///   - fraction: What is done, 0...1; clamped.
  ///   - label: What is being done.
  ///   - columns: Width of the terminal.
  /// - Returns: One line without its end.
  static func text(fraction: Double, label: String, columns: Int) -> String {
    let done = min(1, max(0, fraction.isFinite ? fraction : 0))
    let barWidth = min(30, max(5, columns / 4))
    let filled = Int(done * Double(barWidth))
    let bar =
      String(repeating: "=", count: filled) + (filled < barWidth ? ">" : "")
      + String(repeating: " ", count: max(0, barWidth - filled - 1))
    let percent = "\(Int(done * 100))"
    let padding = String(repeating: " ", count: 3 - percent.count)
    return String("[\(bar)] \(padding)\(percent) % \(label)".prefix(max(10, columns - 1)))
  }
}
