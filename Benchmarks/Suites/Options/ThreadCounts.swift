// The grammar of --threads: numbers, ranges, lists, and all.

/// Thread counts as a person writes them: `1`, `1,2`, `1..4` (each count), `all`.
public struct ThreadCounts: Hashable, Sendable {
  /// One part of the list, before the machine is known.
  private enum Part: Hashable, Sendable {
    case range(ClosedRange<Int>)
    case upToAll(from: Int)
    case all
  }

  private let parts: [Part]

  /// Reads a list of thread counts.
  ///
  /// - Throws: `OptionError.malformed` or `.outOfRange`.
  public init(parsing text: String) throws(OptionError) {
    var parts: [Part] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      parts.append(try Self.part(String(part).trimmed))
    }
    self.parts = parts
  }

  /// The counts on a machine with `cores` cores, ascending, each once.
  ///
  /// - Throws: `OptionError.outOfRange` for more threads than cores: they would take turns, and the
  ///   figure would be the scheduler's.
  public func resolved(cores: Int) throws(OptionError) -> [Int] {
    var counts: Set<Int> = []
    for part in parts {
      let range: ClosedRange<Int>
      switch part {
      case .range(let given): range = given
      case .upToAll(let first): range = first...max(first, cores)
      case .all: range = cores...cores
      }
      guard range.upperBound <= cores else {
        throw .outOfRange(
          option: "--threads", value: "\(range.upperBound)",
          allowed: "1 to \(cores), the cores this run may use")
      }
      counts.formUnion(range)
    }
    return counts.sorted()
  }

  private static func part(_ text: String) throws(OptionError) -> Part {
    // `all` is one count, that of the cores; `1..all` is every count up to it.
    if text == "all" { return .all }
    guard let dots = text.firstRange(of: "..") else {
      let count = try count(text)
      return .range(count...count)
    }
    let first = try count(String(text[..<dots.lowerBound]))
    let end = String(text[dots.upperBound...]).trimmed
    if end == "all" { return .upToAll(from: first) }
    let last = try count(end)
    guard first <= last else {
      throw .outOfRange(
        option: "--threads", value: text, allowed: "a range whose end is not below its start")
    }
    return .range(first...last)
  }

  private static func count(_ text: String) throws(OptionError) -> Int {
    guard let count = Int(text.trimmed), !text.hasPrefix("+") else {
      throw .malformed(
        option: "--threads", value: text,
        expected: "counts such as 1, 1..4 or all, joined by commas")
    }
    guard count >= 1 else {
      throw .outOfRange(option: "--threads", value: text, allowed: "1 thread or more")
    }
    return count
  }
}
