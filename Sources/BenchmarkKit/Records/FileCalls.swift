// Atomic replacement of a file, with the calls that may fail as a seam for tests.

package import SystemPackage

/// The system calls behind `RecordFile`; tests replace one to make it fail.
package struct FileCalls: Sendable {
  /// Writes some bytes to a descriptor; returns how many.
  package var write: @Sendable (FileDescriptor, UnsafeRawBufferPointer) throws -> Int
  /// Brings a file's bytes to the disk.
  package var flush: @Sendable (FileDescriptor) throws -> Void
  /// Moves a file over another, atomically.
  package var rename: @Sendable (FilePath, FilePath) throws -> Void
  /// Removes a file.
  package var remove: @Sendable (FilePath) throws -> Void

  /// The real calls.
  package static let system = FileCalls(
    write: { try $0.write($1) }, flush: PlatformFile.flush, rename: PlatformFile.rename,
    remove: PlatformFile.remove)
}

extension FileCalls {
  /// Puts `bytes` in place of the file at `path`, all of them or none.
  ///
  /// The temporary lies in the same folder, because rename is atomic only within a file system; its
  /// name is random and created exclusively, so it cannot be anybody else's file.
  func replace(_ path: FilePath, with bytes: [UInt8]) throws(Errno) {
    let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
    let temporary = path.folder.appending(".relubench-\(suffix).partial")
    do {
      let descriptor = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate],
        permissions: .ownerReadWriteOthersRead)
      try descriptor.closeAfter {
        try writeAll(bytes, to: descriptor)
        try flush(descriptor)
      }
      try rename(temporary, path)
    } catch {
      try? remove(temporary)
      throw Errno(catching: error)
    }
    // The rename itself reaches the disk with its folder. Some file systems cannot flush a folder;
    // the record is complete either way.
    if let folder = try? FileDescriptor.open(path.folder, .readOnly) {
      try? flush(folder)
      try? folder.close()
    }
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: FileDescriptor) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = try write(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        rest = rest.dropFirst(count)
      }
    }
  }
}

extension FilePermissions {
  /// rw-r--r--, less what the umask takes away.
  static var ownerReadWriteOthersRead: FilePermissions {
    [.ownerReadWrite, .groupRead, .otherRead]
  }
}

extension Errno {
  /// The error number in an error of this module's file calls, which throw nothing else.
  init(catching error: any Error) {
    self = (error as? Errno) ?? .ioError
  }
}
