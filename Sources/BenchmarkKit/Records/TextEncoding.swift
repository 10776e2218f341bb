// How the text of a file is encoded, by its first bytes.

/// An encoding that programs write JSON in.
public enum TextEncoding: String, Sendable {
  /// What JSON is written in (RFC 8259, section 8.1), with a byte order mark or without.
  case utf8 = "UTF-8"
  /// Written by some shells and editors of Windows.
  case utf16 = "UTF-16"
  /// Two bytes of every four are 0, also in text of other alphabets.
  case utf32 = "UTF-32"

  /// The mark by which some programs say that a text is UTF-8; it is no part of the text.
  public static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The encoding of a text that begins with these bytes, of which four are enough.
  ///
  /// Without a mark it is known by the zeros beside its first character, as JSON begins with one of
  /// ASCII.
  public init(beginning bytes: some Collection<UInt8>) {
    let first = Array(bytes.prefix(4))
    let zeros = first.map { $0 == 0 }
    self =
      switch (first, zeros) {
      case ([0xFF, 0xFE, 0, 0], _), ([0, 0, 0xFE, 0xFF], _): .utf32
      case (_, [true, true, true, false]), (_, [false, true, true, true]): .utf32
      case (let bytes, _)
      where bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]):
        .utf16
      case (_, let zeros)
      where zeros.starts(with: [true, false]) || zeros.starts(with: [false, true]):
        .utf16
      default: .utf8
      }
  }
}

extension TextEncoding {
  /// Whether a file begins as JSON does, in any encoding, or as JSON might that was damaged.
  ///
  /// No executable begins with a brace or with white space, and none is empty.
  ///
  /// - Parameter bytes: Its first four bytes; fewer where it has no more.
  /// - Returns: Whether it may be a record.
  public static func beginsLikeJSON(_ bytes: some Collection<UInt8>) -> Bool {
    guard let first = bytes.first(where: { $0 != 0 }) else { return bytes.isEmpty }
    return Array("{ \t\r\n".utf8).contains(first) || bytes.starts(with: utf8Mark)
      || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0, 0, 0xFE, 0xFF])
      || bytes.starts(with: [0xFE, 0xFF])
  }
}
