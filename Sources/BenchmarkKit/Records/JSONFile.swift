// Results other than records, written once and whole.

public import SystemPackage

/// A file of JSON or text that a verb leaves behind.
public enum JSONFile {
  /// Writes `value` to a file that must not exist.
  ///
  /// - Throws: `RecordError`: `alreadyExists`, `directoryMissing`, `unwritable`, `diskFull`,
  ///   `nonFinite`.
  public static func create(_ path: FilePath, _ value: some Encodable) throws(RecordError) {
    try create(path, text: String(decoding: try RecordCoding.line(value), as: UTF8.self) + "\n")
  }

  /// Writes a text to a file that must not exist.
  ///
  /// - Throws: `RecordError`: `alreadyExists`, `directoryMissing`, `unwritable`, `diskFull`.
  public static func create(_ path: FilePath, text: String) throws(RecordError) {
    do {
      let descriptor = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate],
        permissions: .ownerReadWriteOthersRead)
      try descriptor.closeAfter { _ = try descriptor.writeAll(text.utf8) }
    } catch {
      throw RecordError(writing: path, Errno(catching: error))
    }
  }

  /// Finds out, before the work whose result it shall hold, whether a file can be created.
  ///
  /// - Throws: What creating it throws.
  public static func rehearse(_ path: FilePath) throws(RecordError) {
    try create(path, text: "")
    do { try PlatformFile.remove(path) } catch {
      throw RecordError(writing: path, Errno(catching: error))
    }
  }
}
