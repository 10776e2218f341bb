// A walk over JSON text that says where it is wrong.

/// Walks over JSON text without recursion.
struct JSONSyntax {
  private enum Expected { case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, nothing }

  private let bytes: [UInt8]
  private let wholeNumbers: Set<String>
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var expected = Expected.value
  /// The keys of each object that is open; nil for an array.
  private var open: [Set<ArraySlice<UInt8>>?] = []
  /// How many values each of them holds so far.
  private var counts: [Int] = []
  /// How many values there are so far.
  private var values = 0
  private var key: ArraySlice<UInt8> = []

  init(_ bytes: [UInt8], wholeNumbers: Set<String>) {
    self.bytes = bytes
    self.wholeNumbers = wholeNumbers
  }

  mutating func scan() throws(JSONScan.Fault) {
    while index < bytes.count {
      switch (bytes[index], expected) {
      case (UInt8(ascii: "\n"), _):
        line += 1
        lineStart = index + 1
        index += 1
      case (UInt8(ascii: " "), _), (UInt8(ascii: "\t"), _), (UInt8(ascii: "\r"), _):
        index += 1
      case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .valueOrEnd):
        try begin([], then: .keyOrEnd)
      case (UInt8(ascii: "["), .value), (UInt8(ascii: "["), .valueOrEnd):
        try begin(nil, then: .valueOrEnd)
      case (UInt8(ascii: "}"), .keyOrEnd):
        end()
      case (UInt8(ascii: "}"), .commaOrEnd) where open.last != .some(nil):
        end()
      case (UInt8(ascii: "]"), .valueOrEnd):
        end()
      case (UInt8(ascii: "]"), .commaOrEnd) where open.last == .some(nil):
        end()
      case (UInt8(ascii: ","), .commaOrEnd):
        expected = open.last == .some(nil) ? .value : .key
        index += 1
      case (UInt8(ascii: ":"), .colon):
        expected = .value
        index += 1
      case (UInt8(ascii: "\""), .key), (UInt8(ascii: "\""), .keyOrEnd):
        key = try string()
        guard open[open.count - 1]?.insert(key).inserted ?? true else {
          throw malformed("the key '\(String(decoding: key, as: UTF8.self))' is there twice")
        }
        expected = .colon
      case (UInt8(ascii: "\""), .value), (UInt8(ascii: "\""), .valueOrEnd):
        try valueBegins()
        _ = try string()
        valueEnds()
      case (let byte, .value) where isWord(byte), (let byte, .valueOrEnd) where isWord(byte):
        try valueBegins()
        try word()
        valueEnds()
      default:
        throw malformed("expected \(wanted)")
      }
    }
    if expected != .nothing { throw .unfinished(line: line) }
  }
}

extension JSONSyntax {
  private mutating func begin(
    _ keys: Set<ArraySlice<UInt8>>?, then next: Expected
  ) throws(JSONScan.Fault) {
    guard open.count < JSONScan.deepest else {
      throw malformed("more than \(JSONScan.deepest) values inside each other")
    }
    try valueBegins()
    open.append(keys)
    counts.append(0)
    expected = next
    index += 1
  }

  private mutating func end() {
    open.removeLast()
    counts.removeLast()
    index += 1
    valueEnds()
  }

  private mutating func valueBegins() throws(JSONScan.Fault) {
    values += 1
    guard values <= JSONScan.mostValues else {
      throw malformed("more than \(JSONScan.mostValues) values")
    }
    guard let last = counts.indices.last else { return }
    counts[last] += 1
    guard counts[last] <= JSONScan.longest else {
      throw malformed("more than \(JSONScan.longest) values beside each other")
    }
  }

  private mutating func valueEnds() { expected = open.isEmpty ? .nothing : .commaOrEnd }

  /// Passes a string, and returns what is between its quotes.
  private mutating func string() throws(JSONScan.Fault) -> ArraySlice<UInt8> {
    let start = index + 1
    index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return bytes[start..<(index - 1)]
      case UInt8(ascii: "\\"):
        try escape()
      case ..<0x20:
        throw malformed("a control character in a string")
      default:
        index += 1
      }
    }
    throw .unfinished(line: line)
  }

  private mutating func escape() throws(JSONScan.Fault) {
    guard index + 1 < bytes.count else { throw .unfinished(line: line) }
    guard bytes[index + 1] == UInt8(ascii: "u") else {
      guard #""\/bfnrt"#.utf8.contains(bytes[index + 1]) else {
        throw malformed("an unknown escape in a string")
      }
      index += 2
      return
    }
    switch try unit() {
    case 0xD800..<0xDC00:
      guard index + 1 < bytes.count else { throw .unfinished(line: line) }
      guard bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
        (0xDC00..<0xE000).contains(try unit())
      else { throw malformed("half a surrogate pair in a string") }
    case 0xDC00..<0xE000: throw malformed("half a surrogate pair in a string")
    default: break
    }
  }

  /// Passes `\u` and its four digits.
  private mutating func unit() throws(JSONScan.Fault) -> UInt32 {
    guard index + 6 <= bytes.count else { throw .unfinished(line: line) }
    var value: UInt32 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw malformed("\\u without four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
    }
    index += 6
    return value
  }

  /// Passes a number, `true`, `false` or `null`.
  private mutating func word() throws(JSONScan.Fault) {
    let end = bytes[index...].firstIndex { !isWord($0) } ?? bytes.count
    if isPlainNumber(bytes[index..<end]) {
      index = end
      return
    }
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    guard text != "true", text != "false", text != "null" else {
      index = end
      return
    }
    // Double accepts "nan", "inf" and "infinity" and overflows to infinity, as the file may.
    if let number = Double(text), !number.isFinite {
      throw .nonFinite(line: line, key: String(decoding: key, as: UTF8.self))
    }
    guard isJSONNumber(bytes[index..<end]) else {
      if end == bytes.count { throw .unfinished(line: line) }
      throw malformed("'\(text.prefix(40))' is no value")
    }
    if !wholeNumbers.isEmpty, wholeNumbers.contains(String(decoding: key, as: UTF8.self)),
      Int(text) ?? Double(text).flatMap(Int.init(exactly:)) == nil
    {
      let name = String(decoding: key, as: UTF8.self)
      throw malformed("'\(name)' is '\(text.prefix(40))', not a whole number that fits")
    }
    index = end
  }

  /// Whether it is a number that needs no second look: most are, and there are many.
  private func isPlainNumber(_ word: ArraySlice<UInt8>) -> Bool {
    // Without an exponent it takes some 309 digits to be infinite.
    wholeNumbers.isEmpty && word.count < 300 && isJSONNumber(word)
      && !word.contains { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
  }

  private var wanted: String {
    switch expected {
    case .value: "a value"
    case .valueOrEnd: "a value or ']'"
    case .key: "a key in quotes"
    case .keyOrEnd: "a key in quotes or '}'"
    case .colon: "':'"
    case .commaOrEnd: open.last == .some(nil) ? "',' or ']'" : "',' or '}'"
    case .nothing: "nothing more"
    }
  }

  private func malformed(_ problem: String) -> JSONScan.Fault {
    .malformed(line: line, column: index - lineStart + 1, problem: problem)
  }
}

private func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
    UInt8(ascii: "."):
    true
  default: false
  }
}
