// The one place where records become bytes: stable key order, no NaN, ISO 8601 dates.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Encodes parts of a record so that equal values are equal bytes.
enum RecordCoding {
  /// `value` on one line, keys sorted.
  ///
  /// - Throws: `RecordError.nonFinite` naming the field.
  static func line(_ value: some Encodable) throws(RecordError) -> [UInt8] {
    try encode(value, [.sortedKeys, .withoutEscapingSlashes])
  }

  /// `value` indented, keys sorted: for the parts a person reads in a diff.
  ///
  /// - Throws: `RecordError.nonFinite` naming the field.
  static func indented(_ value: some Encodable) throws(RecordError) -> [UInt8] {
    try encode(value, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted])
  }

  /// A decoder that reads what the encoders write.
  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return decoder
  }

  /// The keys of a record whose numbers are whole.
  static let wholeNumbers: Set<String> = [
    "activeBytes", "alignment", "allocatedBytes", "availableBytes", "batch", "busBytesPerIteration",
    "bytes", "bytesPerIteration", "coresAvailable", "coresOnline", "elements", "grain", "group",
    "hugePageSize", "index", "involuntarySwitches", "level", "pageSize", "pauses", "probes",
    "residentBytes", "rounds", "schemaVersion", "shape", "sharedBy", "sourceDestinationOffset",
    "swapUsedBytes", "threads", "throttledNanoseconds", "totalBytes",
  ]

  private static func encode(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws(RecordError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    encoder.dateEncodingStrategy = .iso8601
    do {
      return [UInt8](try encoder.encode(value))
    } catch EncodingError.invalidValue(_, let context) {
      // The default strategy for non-conforming floats throws; nothing else here can.
      throw .nonFinite(field: context.codingPath.text)
    } catch {
      throw .nonFinite(field: "\(error)")
    }
  }
}

extension [any CodingKey] {
  /// The path as a person writes it: `benchmarks[3].median`.
  var text: String {
    reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += (text.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }
}
