// Reading a record back, with errors that name the place.

public import SystemPackage

extension Record {
  private struct Version: Decodable {
    let schemaVersion: Int
  }

  /// Reads the record at `path`.
  ///
  /// - Throws: `RecordError`: `unreadable`, `notAFile`, `tooLarge`, `truncated`,
  ///   `unknownSchemaVersion`, `malformed` (with the coding path or the line), `nonFinite`,
  ///   `duplicateBenchmark`.
  public static func read(from path: FilePath) throws(RecordError) -> Record {
    try decode(try path.recordContents(), from: path)
  }

  /// Decodes a record; `path` is for messages only.
  package static func decode(_ bytes: [UInt8], from path: FilePath) throws(RecordError) -> Record {
    try RecordCoding.check(bytes, at: path)
    // First, so that a later version is called that and not a lot of missing fields.
    let version = try RecordCoding.decode(Version.self, from: bytes, at: path).schemaVersion
    guard version == currentSchemaVersion else {
      throw .unknownSchemaVersion(path, found: version)
    }
    let record = try RecordCoding.decode(Record.self, from: bytes, at: path)
    var seen: Set<BenchmarkIdentity> = []
    for (index, benchmark) in record.benchmarks.enumerated()
    where !seen.insert(benchmark.identity).inserted {
      throw .duplicateBenchmark("benchmarks[\(index)], \(benchmark.identity.label)")
    }
    return record
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
