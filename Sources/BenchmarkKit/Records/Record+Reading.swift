// Reading a record back, with errors that name the place.

public import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Record {
  private struct Version: Decodable {
    let schemaVersion: Int
  }

  /// Reads the record at `path`.
  ///
  /// - Throws: `RecordError`: `unreadable`, `truncated`, `unknownSchemaVersion`, `malformed` (with
  ///   the coding path or the line), `nonFinite`, `duplicateBenchmark`.
  public static func read(from path: FilePath) throws(RecordError) -> Record {
    let bytes: [UInt8]
    do {
      bytes = try path.contents()
    } catch {
      throw .unreadable(path, error)
    }
    return try decode(bytes, from: path)
  }

  /// Decodes a record; `path` is for messages only.
  static func decode(_ bytes: [UInt8], from path: FilePath) throws(RecordError) -> Record {
    switch JSONScan(bytes).fault {
    case .unfinished(let line): throw .truncated(path, line: line)
    case .nonFinite(let line, let key): throw .nonFinite(field: "line \(line), \(key)")
    case nil: break
    }
    let data = Data(bytes)
    // First, so that a later version is called that and not a lot of missing fields.
    let version = try decode(Version.self, data, path).schemaVersion
    guard version == currentSchemaVersion else {
      throw .unknownSchemaVersion(path, found: version)
    }
    let record = try decode(Record.self, data, path)
    var seen: Set<BenchmarkIdentity> = []
    for benchmark in record.benchmarks where !seen.insert(benchmark.identity).inserted {
      throw .duplicateBenchmark(benchmark.identity.label)
    }
    return record
  }

  private static func decode<Value: Decodable>(
    _ type: Value.Type, _ data: Data, _ path: FilePath
  ) throws(RecordError) -> Value {
    do {
      return try RecordCoding.decoder.decode(type, from: data)
    } catch let error as DecodingError {
      throw RecordError(error, in: path)
    } catch {
      throw .malformed(path, place: "the top", problem: "\(error)")
    }
  }
}

extension RecordError {
  init(_ error: DecodingError, in path: FilePath, kind: String = "record") {
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

extension FilePath {
  /// The bytes of the file.
  package func contents() throws(Errno) -> [UInt8] {
    do {
      let descriptor = try FileDescriptor.open(self, .readOnly)
      return try descriptor.closeAfter {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
          if count == 0 { return bytes }
          bytes += chunk[..<count]
        }
      }
    } catch {
      throw Errno(catching: error)
    }
  }
}
