// A first look at JSON text, so that what is wrong with it has a place.

/// Finds the first fault of JSON text (RFC 8259) and its line.
///
/// Foundation's decoder calls most of them "not valid JSON" and names no place; it takes the last
/// of equal keys without a word, and its depth is limited by its stack. Keys count as equal where
/// they are spelt alike.
struct JSONScan {
  /// What is wrong, and where; lines and columns, in bytes, count from 1.
  enum Fault: Error, Equatable {
    case unfinished(line: Int)
    case nonFinite(line: Int, key: String)
    case malformed(line: Int, column: Int, problem: String)
  }

  /// Records are some 6 levels deep.
  static let deepest = 64
  /// The longest list of a record is that of a benchmark's samples, one for each round; ten times
  /// as many as there are rounds today.
  static let longest = 10 * MeasurementPlan().maximumRounds
  /// 2000 benchmarks with the most rounds have 20 million samples.
  ///
  /// Decoding takes some 40 bytes for each value, however short its text is.
  static let mostValues = 1 << 25

  /// The first fault; nil where there is none.
  let fault: Fault?

  /// Looks at `bytes` once.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - wholeNumbers: Keys whose numbers have to fit an `Int`.
  init(_ bytes: [UInt8], wholeNumbers: Set<String> = []) {
    var syntax = JSONSyntax(bytes, wholeNumbers: wholeNumbers)
    do throws(Fault) {
      try syntax.scan()
      fault = Self.encodingFault(bytes)
    } catch { fault = error }
  }

  private static func encodingFault(_ bytes: [UInt8]) -> Fault? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    return .malformed(line: line + 1, column: 1, problem: "the text is not UTF-8")
  }
}
