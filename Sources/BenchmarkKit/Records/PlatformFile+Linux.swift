// The flush of a file, on Linux.

#if os(Linux)
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif
  import SystemPackage

  extension PlatformFile {
    /// Brings a file's bytes to the disk.
    @Sendable static func flush(_ descriptor: FileDescriptor) throws {
      try check(fsync(descriptor.rawValue))
    }
  }
#endif
