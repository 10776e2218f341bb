// The colours of the table's rows.

import Rainbow

/// How a row is meant, and so how it is coloured.
enum RowTone {
  case plain, best, warning, failure

  /// The tone of the line that names the grade.
  init(_ grade: NoiseGrade) {
    self =
      switch grade {
      case .quiet, .moderate: .plain
      case .noisy: .warning
      case .unusable: .failure
      }
  }

  /// The line in the tone's colour.
  ///
  /// The codes are Rainbow's; its own switch is not asked, because it looks at standard output and
  /// is global: whether there is colour is the caller's decision.
  func paint(_ line: String) -> String {
    let colour: NamedColor? =
      switch self {
      case .plain: nil
      case .best: .green
      case .warning: .yellow
      case .failure: .red
      }
    guard let colour else { return line }
    let codes = colour.value.map { "\($0)" }.joined(separator: ";")
    return "\u{1B}[\(codes)m\(line)\u{1B}[0m"
  }
}
