// One line that says how far a long job is.

import BenchmarkKit

/// The text of a progress bar.
enum ProgressLine {
  /// `[=====>    ]  52 % label, about 3 min left`, the label cut to fit `columns` with a column to spare.
  ///
  /// - Parameters:
  ///   - fraction: What is done, 0...1; clamped.
  ///   - label: What is being done.
  ///   - left: Nanoseconds that the job will yet take; nil where nobody knows. Where there is no room
  ///     for the label beside them they are left out.
  ///   - columns: Width of the terminal.
  /// - Returns: One line without its end.
  static func text(fraction: Double, label: String, left: Double?, columns: Int) -> String {
    let done = min(1, max(0, fraction.isFinite ? fraction : 0))
    let barWidth = min(30, max(5, columns / 4))
    let filled = Int(done * Double(barWidth))
    let bar =
      String(repeating: "=", count: filled) + (filled < barWidth ? ">" : "")
      + String(repeating: " ", count: max(0, barWidth - filled - 1))
    let percent = "\(Int(done * 100))"
    let padding = String(repeating: " ", count: 3 - percent.count)
    let head = "[\(bar)] \(padding)\(percent) % "
    let room = max(10, columns - 1)
    let tail = left.map { ", about \(Quantity.duration(round($0))) left" } ?? ""
    let roomForLabel = room - head.count - tail.count
    guard roomForLabel >= 12 else { return String((head + label).prefix(room)) }
    return head + label.prefix(roomForLabel) + tail
  }

  /// Nanoseconds to what an estimate can promise: a second, five from a minute on, and in the end none.
  private static func round(_ left: Double) -> Double {
    let step = left < 60e9 ? 1e9 : 5e9
    return (left / step).rounded(.up) * step
  }
}
