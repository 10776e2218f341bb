// The bytes of a file that is said to be a record, whatever it really is.

import SystemPackage

extension FilePath {
  /// A whole record is some megabytes.
  ///
  /// Less would refuse what this program can write: 2000 benchmarks with the most rounds, 10 000,
  /// hold 20 million samples of some 12 bytes and more. What decoding costs follows from the number
  /// of values, and ``JSONScan`` limits that.
  static let recordLimit = 256 << 20

  /// The bytes of a regular file of at most `limit` bytes, without the mark that says that they are
  /// UTF-8.
  ///
  /// A pipe has no end that one could wait for, a device like /dev/zero has none at all, and a
  /// file may be larger than the memory: these are refused before they are read.
  ///
  /// - Throws: `RecordError`: `unreadable`, `notAFile`, `tooLarge`.
  func recordContents(limit: Int = recordLimit) throws(RecordError) -> [UInt8] {
    let descriptor: FileDescriptor
    do {
      // Opening a pipe would wait for somebody to write to it.
      descriptor = try FileDescriptor.open(self, .readOnly, options: .nonBlocking)
    } catch {
      throw .unreadable(self, Errno(catching: error))
    }
    defer { try? descriptor.close() }
    do {
      let status = try Stat(descriptor)
      guard status.type == .regular else { throw RecordError.notAFile(self) }
      guard status.size <= limit else { throw RecordError.tooLarge(self, limit: limit) }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(Int(status.size) + 1)
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
        if count == 0 { return bytes.withoutMark }
        // It may grow meanwhile, and some say of themselves that they are empty.
        guard bytes.count + count <= limit else { throw RecordError.tooLarge(self, limit: limit) }
        bytes += chunk[..<count]
      }
    } catch let error as RecordError {
      throw error
    } catch {
      throw .unreadable(self, Errno(catching: error))
    }
  }
}

extension [UInt8] {
  fileprivate var withoutMark: [UInt8] {
    starts(with: TextEncoding.utf8Mark) ? Array(dropFirst(TextEncoding.utf8Mark.count)) : self
  }
}
