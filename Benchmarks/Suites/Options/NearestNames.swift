// Finds the names a person may have meant.

/// Suggestions for a name that does not exist.
package enum NearestNames {
  /// The value of that name among all cases of an option.
  ///
  /// - Throws: `OptionError.unknownName` with the nearest names.
  static func choice<Choice>(
    _ text: String, option: String, what: String
  ) throws(OptionError) -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    if let choice = Choice(rawValue: text) { return choice }
    throw unknown(text, option: option, what: what, among: Choice.allCases.map(\.rawValue))
  }

  /// The error for a name that is not among `names`.
  package static func unknown(
    _ text: String, option: String, what: String, among names: [String]
  ) -> OptionError {
    // Beyond a third of the letters plus one, a likeness is chance.
    let near = ranked(names.map { ($0, distance(text, $0)) })
      .filter { $0.distance <= text.count / 3 + 1 }
    return .unknownName(
      option: option, what: what, value: text, nearest: near.prefix(3).map(\.name), all: names)
  }

  /// The three ids nearest to a pattern, however far: somebody who filters wants to see ids.
  ///
  /// The pattern is held against every run of an id's words, so that `simd61` finds
  /// `relu/simd16/avx2` although most of that id is missing from it.
  static func kernelIDs(near pattern: String, among ids: [String]) -> [String] {
    let literal = pattern.filter { !"*?[]!\\".contains($0) }.split(separator: "/")
      .joined(separator: "/")
    let distances = ids.map { id in
      let words = id.split { $0 == "/" || $0 == "-" }
      var best = distance(literal, id)
      for start in words.indices {
        for end in words[start...] {
          best = min(best, distance(literal, String(id[words[start].startIndex..<end.endIndex])))
        }
      }
      return (id, best)
    }
    return ranked(distances).prefix(3).map(\.name)
  }

  /// Edit distance with insertion, deletion, substitution and the swap of neighbours, case ignored.
  ///
  /// Source: the optimal string alignment variant of Damerau 1964.
  static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased().unicodeScalars)
    let right = Array(right.lowercased().unicodeScalars)
    var twoAbove: [Int] = []
    var above = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        var cost = min(above[column + 1], current[column]) + 1
        cost = min(cost, above[column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, twoAbove[column - 1] + 1)
        }
        current.append(cost)
      }
      (twoAbove, above) = (above, current)
    }
    return above[right.count]
  }

  /// By distance; names of equal distance keep their order.
  private static func ranked(
    _ names: [(String, Int)]
  ) -> [(name: String, distance: Int)] {
    names.enumerated()
      .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
      .map { (name: $0.element.0, distance: $0.element.1) }
  }
}
