// Whatever happens to a profile's text, it is refused or read as it was meant.

import ReLUKernels
import Testing

@Suite struct AutoProfileDamageTests {
  private static let text = AutoProfileTests.profile.text
  private static let bytes = Array(text.utf8)

  private static func read(_ text: String) throws -> AutoProfile {
    try AutoProfile(parsing: text, for: AutoProfileTests.machine)
  }

  @Test func anyTruncationIsSeen() {
    for length in Self.bytes.indices {
      #expect(throws: AutoProfileError.self, "\(length) bytes") {
        try Self.read(String(decoding: Self.bytes[..<length], as: UTF8.self))
      }
    }
  }

  @Test func anyMissingLineIsSeen() {
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices {
      var rest = lines
      rest.remove(at: index)
      #expect(throws: AutoProfileError.self, "\(lines[index])") {
        try Self.read(rest.joined(separator: "\n"))
      }
    }
  }

  /// Every byte, another one in its place.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func anyOtherByteIsSeen(seed: UInt64) {
    var random = SplitMix(state: seed)
    for index in Self.bytes.indices {
      var changed = Self.bytes
      changed[index] ^= UInt8.random(in: 1...255, using: &random)
      #expect(throws: AutoProfileError.self, "byte \(index) is \(changed[index])") {
        try Self.read(String(decoding: changed, as: UTF8.self))
      }
    }
  }

  @Test func whatIsNoProfileIsRefused() {
    for text in ["", "\n", "relubench-profile 2", "relubench-profile 1\n", "{}", "\0\0\0"] {
      #expect(throws: AutoProfileError.self) { try Self.read(text) }
    }
    #expect(throws: AutoProfileError.self) { try Self.read(Self.text + "more\n") }
    #expect(throws: AutoProfileError.self) { try Self.read(Self.text + Self.text) }
  }

  /// Lines that fit their checksum and yet are none of ours: a later version's, or a forger's.
  @Test(arguments: [
    ("use simd8 baseline", "use simd9 baseline", "no kernel simd9/baseline"),
    ("use simd8 baseline", "use auto baseline", "no kernel auto/baseline"),
    ("use simd8 baseline", "use simd8 sse9", "no kernel simd8/sse9"),
    ("use simd8 baseline", "use simd8 avx2", "no kernel simd8/avx2"),
    ("use simd8 baseline", "use scalar-branch avx512", "no kernel scalar-branch/avx512"),
    ("baseline threads 2", "baseline threads 5", "within their limit"),
    ("baseline threads 2", "baseline threads 0", "at least 1"),
    ("baseline threads 2", "baseline threads two", "threads"),
    ("threads 6 up-to", "threads 1025 up-to", "within their limit"),
    ("up-to 99999", "up-to -1", "no count of elements"),
    ("up-to 99999", "up-to 99999999999999999999", "no count of elements"),
    ("up-to 99999", "up-to 0", "do not ascend"), ("up-to 1023", "up-to any", "do not ascend"),
    ("relu-gradient", "softmax", "'softmax' is no operation"),
    ("relu ", " ", "'' is no operation"),
    ("in-place", "beside", "neither in-place nor out-of-place"),
    ("relu-gradient ", "relu-gradient  ", "has the form"),
    ("use simd8", "take simd8", "has the form"),
    ("threads 3\n", "threads 3 \n", "has the form"),
    ("threads 3\n", "threads 3\n\n", "has the form"),
  ])
  func whatNoTuningWritesIsRefused(part: String, other: String, reason: String) throws {
    let changed = Self.text.replacing(part, with: other, maxReplacements: 1)
    #expect(changed != Self.text)
    let error = try #require(throws: AutoProfileError.self) {
      try Self.read(Self.signed(changed))
    }
    guard case .corrupt(let line, _) = error else { throw error }
    #expect((3...10).contains(line))
    #expect(error.description.contains(reason), "\(error)")
  }

  @Test func checksumIsThatOfTheText() throws {
    #expect(Self.signed(Self.text) == Self.text)
    #expect(try Self.read(Self.signed(Self.text)) == AutoProfileTests.profile)
  }

  /// The text with the checksum that fits it: FNV-1a of all above the last line.
  private static func signed(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
    let body = lines.map { $0 + "\n" }.joined()
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in body.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 1_099_511_628_211
    }
    return body + "end " + String(hash, radix: 16) + "\n"
  }
}

/// The same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits >> 31)
  }
}
