// Bytes become values, or an error that names the place in the file.

import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension RecordCoding {
  /// Looks for the faults that the decoder reports without a place, or not at all.
  ///
  /// - Throws: `RecordError`: `truncated`, `nonFinite`, `malformed`.
  static func check(
    _ bytes: [UInt8], at path: FilePath, kind: String = "record"
  ) throws(RecordError) {
    let encoding = TextEncoding(beginning: bytes)
    guard encoding == .utf8 else {
      throw .malformed(
        path, place: "its beginning",
        problem: "the text is \(encoding.rawValue); save it as UTF-8", kind: kind)
    }
    switch JSONScan(bytes).fault {
    case .unfinished(let line): throw .truncated(path, line: line)
    case .nonFinite(let line, let key): throw .nonFinite(field: "line \(line), \(key)")
    case .malformed(let line, let column, let problem):
      throw .malformed(
        path, place: "line \(line), column \(column)", problem: problem, kind: kind)
    case nil: break
    }
  }

  /// Decodes what `check` has passed.
  ///
  /// - Throws: `RecordError.malformed` with the coding path or the line.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8], at path: FilePath, kind: String = "record"
  ) throws(RecordError) -> Value {
    do {
      return try decoder.decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      // The decoder does not say where a number is that does not fit.
      if case .malformed(let line, let column, let problem) =
        JSONScan(bytes, wholeNumbers: wholeNumbers).fault
      {
        throw .malformed(
          path, place: "line \(line), column \(column)", problem: problem, kind: kind)
      }
      throw RecordError(error, in: path, kind)
    } catch {
      throw .malformed(path, place: "the top", problem: "\(error)", kind: kind)
    }
  }
}

extension RecordError {
  fileprivate init(_ error: DecodingError, in path: FilePath, _ kind: String) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(path, context, "'\(key.stringValue)' is missing", kind)
    case .typeMismatch(let type, let context):
      self.init(path, context, "expected \(type)", kind)
    case .valueNotFound(let type, let context):
      self.init(path, context, "expected \(type), found null", kind)
    case .dataCorrupted(let context):
      self.init(path, context, context.debugDescription, kind)
    @unknown default:
      self = .malformed(path, place: "the top", problem: "\(error)", kind: kind)
    }
  }

  private init(
    _ path: FilePath, _ context: DecodingError.Context, _ problem: String, _ kind: String
  ) {
    let place = context.codingPath.text
    self = .malformed(
      path, place: place.isEmpty ? "the top" : place, problem: problem, kind: kind)
  }
}
