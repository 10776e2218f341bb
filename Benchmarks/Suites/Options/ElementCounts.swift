// The grammar of --elements: numbers, binary units, powers, ranges and lists.

/// Element counts as a person writes them.
///
/// A count is `1000`, `4Ki`, `1Mi`, `1Gi` or `2^20`; a range `64..1Ki` doubles from the first count
/// and ends with the second, whether doubling hits it or not; commas join counts and ranges.
public struct ElementCounts: Hashable, Sendable {
  /// The counts, ascending, each once, at least one.
  public let counts: [Int]

  private static let form = "counts such as 1000, 4Ki, 2^20 or 64..1Ki, joined by commas"
  private static let units = [("Ki", 10), ("Mi", 20), ("Gi", 30), ("Ti", 40)]

  /// Reads a list of counts.
  ///
  /// - Throws: `OptionError.malformed` or `.outOfRange`, naming `option` and the part in question.
  public init(parsing text: String, option: String = "--elements") throws(OptionError) {
    var counts: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      counts.formUnion(try Self.part(String(part), option: option))
    }
    self.counts = counts.sorted()
  }

  /// Reads one count.
  ///
  /// - Throws: As `init(parsing:option:)`.
  /// - Returns: A count of at least 1.
  public static func count(
    parsing text: String, option: String = "--elements"
  ) throws(OptionError) -> Int {
    let text = text.trimmed
    let malformed = OptionError.malformed(option: option, value: text, expected: form)
    var digits = Substring(text)
    var shift = 0
    if let unit = units.first(where: { text.hasSuffix($0.0) }) {
      digits = text.dropLast(2)
      shift = unit.1
    } else if text.hasPrefix("2^") {
      guard let power = number(text.dropFirst(2)) else { throw malformed }
      (digits, shift) = ("1", power)
    }
    let isNegative = digits.hasPrefix("-")
    if isNegative { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw malformed
    }
    let tooMany = OptionError.outOfRange(
      option: option, value: text, allowed: "at most 2^62, and what the memory holds")
    guard !isNegative, let mantissa = number(digits), shift < 63 else {
      throw isNegative
        ? .outOfRange(option: option, value: text, allowed: "1 element or more") : tooMany
    }
    guard mantissa > 0 else {
      throw .outOfRange(option: option, value: text, allowed: "1 element or more")
    }
    let count = mantissa << shift
    guard count >> shift == mantissa, (1...(1 << 62)).contains(count) else { throw tooMany }
    return count
  }

  /// `4Ki`, `1Mi`, and anything that is no whole number of units in digits.
  public static func text(_ count: Int) -> String {
    for (unit, shift) in units.reversed() where count != 0 && count % (1 << shift) == 0 {
      return "\(count >> shift)\(unit)"
    }
    return "\(count)"
  }

  private static func part(_ text: String, option: String) throws(OptionError) -> [Int] {
    guard let dots = text.firstRange(of: "..") else {
      return [try count(parsing: text, option: option)]
    }
    let first = try count(parsing: String(text[..<dots.lowerBound]), option: option)
    let last = try count(parsing: String(text[dots.upperBound...]), option: option)
    guard first <= last else {
      throw .outOfRange(
        option: option, value: text.trimmed, allowed: "a range whose end is not below its start")
    }
    var counts: [Int] = []
    var count = first
    while count < last {
      counts.append(count)
      // Both are at most 2^62, so doubling cannot overflow below `last`.
      guard count <= last / 2 else { break }
      count *= 2
    }
    if counts.last != last { counts.append(last) }
    return counts
  }

  /// Digits alone, as `Int` would also take a sign; nil when too large.
  private static func number(_ digits: Substring) -> Int? {
    digits.utf8.allSatisfy { (48...57).contains($0) } ? Int(digits) : nil
  }
}

extension String {
  /// Without blanks at either end.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
