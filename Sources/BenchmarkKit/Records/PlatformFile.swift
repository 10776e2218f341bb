// File calls that SystemPackage does not have and that every platform spells alike.

import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// File calls that SystemPackage does not have.
enum PlatformFile {
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

  /// Throws where a descriptor is closed, or open for reading only.
  static func requireWritable(_ descriptor: FileDescriptor) throws {
    let flags = fcntl(descriptor.rawValue, F_GETFL)
    guard flags >= 0 else { throw Errno(rawValue: errno) }
    if flags & O_ACCMODE == O_RDONLY { throw Errno.badFileDescriptor }
  }

  /// From now on a write waits for room.
  static func makeBlocking(_ descriptor: FileDescriptor) throws {
    let flags = fcntl(descriptor.rawValue, F_GETFL)
    guard flags >= 0, fcntl(descriptor.rawValue, F_SETFL, flags & ~O_NONBLOCK) == 0 else {
      throw Errno(rawValue: errno)
    }
  }

  /// Throws the system's error number where a call reports a failure.
  static func check(_ status: CInt) throws {
    if status != 0 { throw Errno(rawValue: errno) }
  }
}

/// The C function, out of the shadow of the method of the same name.
private func systemRename(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> CInt {
  rename(old, new)
}
