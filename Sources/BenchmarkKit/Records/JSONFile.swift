// Results other than records, written once and whole.

import SystemPackage

/// JSON or text that a verb leaves behind.
public enum JSONFile {
  /// Writes `value` to a file that must not exist, a pipe or a device.
  ///
  /// - Throws: `RecordError`: `alreadyExists`, `directoryMissing`, `unwritable`, `diskFull`,
  ///   `noReader`, `nonFinite`.
  public static func create(
    _ destination: OutputDestination, _ value: some Encodable
  ) throws(RecordError) {
    try create(destination, text: try text(value))
  }

  /// `value` on a line.
  ///
  /// - Throws: `RecordError.nonFinite`.
  public static func text(_ value: some Encodable) throws(RecordError) -> String {
    String(decoding: try RecordCoding.line(value), as: UTF8.self) + "\n"
  }

  /// Writes a text to a file that must not exist, a pipe or a device.
  ///
  /// What goes to standard output is for the caller to print, in its place among the rest.
  ///
  /// - Throws: `RecordError`: `alreadyExists`, `directoryMissing`, `unwritable`, `diskFull`,
  ///   `noReader`.
  public static func create(
    _ destination: OutputDestination, text: String
  ) throws(RecordError) {
    if let stream = try OutputStream(destination) { return try stream.write(Array(text.utf8)) }
    guard case .file(let path) = destination else { return }
    do {
      let descriptor = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate],
        permissions: .ownerReadWriteOthersRead)
      try descriptor.closeAfter { _ = try descriptor.writeAll(text.utf8) }
    } catch {
      throw RecordError(writing: path, Errno(catching: error))
    }
  }

  /// Finds out, before the work whose result it shall hold, whether there is a place for it.
  ///
  /// - Throws: What creating it throws.
  public static func rehearse(_ destination: OutputDestination) throws(RecordError) {
    if try OutputStream(destination) != nil { return }
    guard case .file(let path) = destination else { return }
    try create(destination, text: "")
    do { try PlatformFile.remove(path) } catch {
      throw RecordError(writing: path, Errno(catching: error))
    }
  }
}
