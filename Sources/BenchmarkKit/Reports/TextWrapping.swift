// Lines of text within a width.

extension String {
  /// The words of the text in lines of at most `width` characters, all but the first indented.
  ///
  /// A word that is longer than a line is broken, unless somebody will copy it.
  package func wrapped(to width: Int, indent: Int, breakingWords: Bool = true) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in onOneLine.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = margin
      }
      line += (line.isEmpty || line == margin ? "" : " ") + word
      while breakingWords, line.count > width {
        lines.append(String(line.prefix(width)))
        line = margin + line.dropFirst(width)
      }
    }
    return line.isEmpty || line == margin ? lines : lines + [line]
  }

  /// As `wrapped(to:indent:)`, behind the spaces that the text begins with.
  package func wrappedBehindMargin(to width: Int, indent: Int) -> [String] {
    let margin = prefix { $0 == " " }
    return wrapped(to: width - margin.count, indent: indent).map { margin + $0 }
  }

  /// Each of the text's lines broken between words where it is longer than `width`, behind its own margin.
  package func fitted(to width: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let margin = String(line.prefix { $0 == " " })
      let lines = String(line).wrapped(
        to: width - margin.count, indent: 2, breakingWords: false)
      return lines.map { margin + $0 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The text with every run of white space and control characters made one space.
  var onOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 })
    ).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text up to its last character that is not a space.
  var withoutTrailingSpaces: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
