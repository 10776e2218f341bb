// The flush of a file, on Darwin.

#if canImport(Darwin)
  import Darwin
  import SystemPackage

  extension PlatformFile {
    /// Brings a file's bytes to the disk.
    @Sendable static func flush(_ descriptor: FileDescriptor) throws {
      // fsync leaves the bytes in the drive's cache there; F_FULLFSYNC does not (man 2 fsync).
      if fcntl(descriptor.rawValue, F_FULLFSYNC) == 0 { return }
      // Not every file system has it.
      try check(fsync(descriptor.rawValue))
    }
  }
#endif
