// Ways in which a file goes bad, from a seeded generator.

/// One kind of damage to a text file.
public enum Damage: String, Sendable, CaseIterable {
  /// Some bits are turned over.
  case flippedBits
  /// A stretch of bytes is missing.
  case deletion
  /// The end is missing.
  case truncation
  /// A stretch is there twice.
  case repetition
  /// Some numbers are others: huge, negative, none at all.
  case otherNumbers
  /// Two bytes have changed places.
  case swappedBytes

  private static let numbers = [
    "0", "-1", "1e999", "-1e308", "1e308", "5e-324", "NaN", "null", "9223372036854775807",
    "9223372036854775808", "1.5", "\"7\"", "[]", "{}", "true", "-0", "1e-300", "00",
    "18446744073709551616",
  ]

  /// The damaged bytes.
  public func applied(
    to whole: [UInt8], using generator: inout some RandomNumberGenerator
  ) -> [UInt8] {
    var bytes = whole
    let place = Int.random(in: 0..<whole.count, using: &generator)
    let length = Int.random(in: 1...40, using: &generator)
    let stretch = place..<min(place + length, whole.count)
    switch self {
    case .flippedBits:
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
          1 << UInt8.random(in: 0..<8, using: &generator)
      }
    case .deletion: bytes.removeSubrange(stretch)
    case .truncation: bytes.removeSubrange(place...)
    case .repetition: bytes.insert(contentsOf: whole[stretch], at: place)
    case .otherNumbers:
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let number = Self.numbers.randomElement(using: &generator) ?? "0"
        Self.replaceNumber(in: &bytes, with: number, using: &generator)
      }
    case .swappedBytes:
      let other = Int.random(in: 0..<whole.count, using: &generator)
      bytes.swapAt(place, other)
    }
    return bytes
  }

  private static func replaceNumber(
    in bytes: inout [UInt8], with number: String, using generator: inout some RandomNumberGenerator
  ) {
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let start = Int.random(in: 0..<bytes.count, using: &generator)
    guard let first = bytes[start...].firstIndex(where: isDigit) else { return }
    let end = bytes[first...].firstIndex { !isDigit($0) && $0 != UInt8(ascii: ".") } ?? bytes.count
    bytes.replaceSubrange(first..<end, with: Array(number.utf8))
  }
}
