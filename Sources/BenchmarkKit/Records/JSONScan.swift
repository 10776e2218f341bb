// A first look at JSON text for two faults that the decoder reports without a place.

/// Finds text that ends too early and numbers that are not finite.
///
/// Foundation's decoder calls both "not valid JSON" and names no place. This is no parser: whatever
/// else is wrong is left to the decoder.
struct JSONScan {
  /// What is wrong, and where; lines count from 1.
  enum Fault: Equatable {
    case unfinished(line: Int)
    case nonFinite(line: Int, key: String)
  }

  /// The first fault; nil where there is none.
  let fault: Fault?

  /// Looks at `bytes` once.
  init(_ bytes: [UInt8]) {
    var line = 1
    var depth = 0
    var isBlank = true
    var key = ""
    var index = bytes.startIndex
    while index < bytes.endIndex {
      isBlank = isBlank && Self.isSpace(bytes[index])
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        line += 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
      case UInt8(ascii: "\""):
        guard let end = Self.endOfString(in: bytes, from: index + 1) else {
          fault = .unfinished(line: line)
          return
        }
        // A string before a colon is the key of what follows; our own files have no space between.
        let next = bytes[(end + 1)...].first { $0 != UInt8(ascii: " ") }
        if next == UInt8(ascii: ":") {
          key = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
        }
        index = end
      case let byte where Self.isWord(byte):
        let end = bytes[index...].firstIndex { !Self.isWord($0) } ?? bytes.endIndex
        let word = String(decoding: bytes[index..<end], as: UTF8.self)
        // Double accepts "nan", "inf" and "infinity" and overflows to infinity, as the file may.
        if let number = Double(word), !number.isFinite {
          fault = .nonFinite(line: line, key: key)
          return
        }
        index = end - 1
      default:
        break
      }
      index += 1
    }
    fault = depth > 0 || isBlank ? .unfinished(line: line) : nil
  }

  private static func endOfString(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\""): return index
      case UInt8(ascii: "\\"): index += 2
      default: index += 1
      }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (9...13).contains(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
