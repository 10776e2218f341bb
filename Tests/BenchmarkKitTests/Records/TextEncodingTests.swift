// What a file begins with says how its text is encoded, and whether it may be a record.

import BenchmarkKit
import Testing

@Suite struct TextEncodingTests {
  private static let text = "{\"a\": 1}"

  static let encoded: [(String, [UInt8], TextEncoding)] = [
    ("UTF-8", Array(text.utf8), .utf8), ("with a mark", TextEncoding.utf8Mark + text.utf8, .utf8),
    ("nothing", [], .utf8), ("one byte", [0x7B], .utf8), ("white space", [0x20, 0x0A], .utf8),
    ("UTF-16, little end", wide(text, littleEnd: true), .utf16),
    ("UTF-16, big end", wide(text, littleEnd: false), .utf16),
    ("UTF-16, little end, mark", [0xFF, 0xFE] + wide(text, littleEnd: true), .utf16),
    ("UTF-16, big end, mark", [0xFE, 0xFF] + wide(text, littleEnd: false), .utf16),
    ("UTF-32, little end", [0x7B, 0, 0, 0], .utf32), ("UTF-32, big end", [0, 0, 0, 0x7B], .utf32),
    ("UTF-32, little end, mark", [0xFF, 0xFE, 0, 0, 0x7B], .utf32),
    ("UTF-32, big end, mark", [0, 0, 0xFE, 0xFF, 0], .utf32),
  ]

  static func wide(_ text: String, littleEnd: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      return littleEnd ? bytes : bytes.reversed()
    }
  }

  @Test(arguments: encoded.indices) func isKnownByTheBeginning(_ index: Int) {
    let (name, bytes, encoding) = Self.encoded[index]
    #expect(TextEncoding(beginning: bytes) == encoding, "\(name)")
    #expect(TextEncoding.beginsLikeJSON(bytes.prefix(4)), "\(name)")
  }

  @Test(
    arguments: [
      [0x7F, 0x45, 0x4C, 0x46], Array("#!/b".utf8), [0xCF, 0xFA, 0xED, 0xFE],
      [0xFE, 0xED, 0xFA, 0xCF], [0xCA, 0xFE, 0xBA, 0xBE], Array("MZ".utf8), [0, 0, 0, 0],
    ] as [[UInt8]])
  func programsAreNone(_ bytes: [UInt8]) {
    #expect(!TextEncoding.beginsLikeJSON(bytes))
  }
}
