// Terms with a sentence on each, within a width: `list`, `doctor`, `verify`.

/// Lines that each begin with a term and go on with words on it.
package struct TermList {
  /// What comes before the first term of a line.
  private let indent: Int
  /// Characters of the longest term.
  private let termWidth: Int
  private let lineWidth: Int
  /// Words in less room than this are hard to read: they then stand below the term.
  private static let leastWords = 32

  /// A list of the terms that will be shown.
  ///
  /// - Parameters:
  ///   - terms: All of them, so that the words line up.
  ///   - indent: Spaces before a term.
  ///   - width: Characters of a line; a word that is longer than it is not broken.
  package init(_ terms: [String], indent: Int, width: Int) {
    self.indent = indent
    termWidth = terms.map(\.count).max() ?? 0
    lineWidth = width
  }

  /// The lines of one term.
  ///
  /// - Parameters:
  ///   - term: One of the terms.
  ///   - words: What is said of it.
  ///   - paint: Colours the term.
  /// - Returns: Lines without their ends.
  package func lines(
    _ term: String, _ words: String, paint: (String) -> String = { $0 }
  ) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let column = indent + termWidth + PlainStyle.gap.count
    let longest = words.split(whereSeparator: \.isWhitespace).map(\.count).max() ?? 0
    let isBeside = lineWidth - column >= max(Self.leastWords, longest)
    let start = isBeside ? column : indent + 4
    let wrapped = words.wrapped(to: lineWidth - start, indent: 0, breakingWords: false)
    let words = wrapped.map { String(repeating: " ", count: start) + $0 }
    guard isBeside, let first = wrapped.first else { return [margin + paint(term)] + words }
    let padding = String(repeating: " ", count: column - indent - term.count)
    return [margin + paint(term) + padding + first] + words.dropFirst()
  }
}
