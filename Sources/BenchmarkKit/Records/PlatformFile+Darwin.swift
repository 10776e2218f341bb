// File calls that SystemPackage does not have, on Darwin.

#if canImport(Darwin)
  import Darwin
  import SystemPackage

  /// File calls that SystemPackage does not have.
  enum PlatformFile {
    /// Brings a file's bytes to the disk.
    @Sendable static func flush(_ descriptor: FileDescriptor) throws {
      // fsync leaves the bytes in the drive's cache there; F_FULLFSYNC does not (man 2 fsync).
      if fcntl(descriptor.rawValue, F_FULLFSYNC) == 0 { return }
      // Not every file system has it.
      try check(fsync(descriptor.rawValue))
    }

    /// Moves a file over another, atomically.
    @Sendable static func rename(_ old: FilePath, _ new: FilePath) throws {
      try check(
        old.withPlatformString { old in
          new.withPlatformString { new in systemRename(old, new) }
        })
    }

    /// Removes a file.
    @Sendable static func remove(_ path: FilePath) throws {
      try check(path.withPlatformString { unlink($0) })
    }

    private static func check(_ status: CInt) throws {
      if status != 0 { throw Errno(rawValue: errno) }
    }
  }

  /// The C function, out of the shadow of the method of the same name.
  private func systemRename(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> CInt {
    rename(old, new)
  }
#endif
