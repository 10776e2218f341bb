// A record as it stands on disk.

import SystemPackage

/// The bytes of a record file.
enum RecordText {
  /// The whole file.
  ///
  /// - Throws: `Errno`.
  static func read(_ path: FilePath) throws -> String {
    let file = try FileDescriptor.open(path, .readOnly)
    return try file.closeAfter {
      var text: [UInt8] = []
      let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
      defer { chunk.deallocate() }
      while case let count = try file.read(into: chunk), count > 0 {
        text += chunk[..<count]
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
