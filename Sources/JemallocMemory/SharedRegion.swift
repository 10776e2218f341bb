// Shared memory as a place for buffers.

internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A mapping of a ``SharedMemory`` that buffers are carved from, one after the other.
///
/// Two processes that carve the same buffers in the same order from mappings at the same address
/// work on the same memory at the same addresses, virtual and physical. Whatever a cache, a
/// predictor or a page table makes of an address, it then makes of both.
public final class SharedRegion: Sendable {
  /// The address of the mapping.
  public let address: UInt
  private let bytes: Int
  private let used = Mutex(0)

  /// Maps all of the file at `path`.
  ///
  /// - Parameters:
  ///   - path: What ``SharedMemory/path`` says, in the process that owns it.
  ///   - address: Where to, a multiple of the page size; nil for anywhere.
  /// - Throws: `SharedRegionError`, with `EADDRINUSE` where something else lies at `address`: a
  ///   mapping anywhere else would be no help to whoever asked for this one.
  public init(path: String, at address: UInt? = nil) throws(SharedRegionError) {
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw SharedRegionError(path: path, code: errno) }
    defer { close(file) }
    let length = lseek(file, 0, SEEK_END)
    guard length > 0 else { throw SharedRegionError(path: path, code: EINVAL) }
    let mapping = mmap(
      address.flatMap { UnsafeMutableRawPointer(bitPattern: $0) }, Int(length),
      PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, file, 0)
    guard let mapping, mapping != MAP_FAILED else {
      throw SharedRegionError(path: path, code: errno)
    }
    // Without MAP_FIXED, which would replace what is there, an address is no more than a wish.
    guard address == nil || address == UInt(bitPattern: mapping) else {
      munmap(mapping, Int(length))
      throw SharedRegionError(path: path, code: EADDRINUSE)
    }
    self.address = UInt(bitPattern: mapping)
    bytes = Int(length)
  }

  deinit {
    munmap(UnsafeMutableRawPointer(bitPattern: address), bytes)
  }

  /// Forgets what was carved, so that the next buffer starts at the front again.
  ///
  /// - Precondition: Nobody uses the buffers of before.
  public func reset() { used.withLock { $0 = 0 } }

  /// The next `size` bytes at a multiple of `alignment`, a power of two; nil where none are left.
  func carve(_ size: Int, alignment: Int) -> UnsafeMutableRawPointer? {
    used.withLock { used in
      let start = (Int(address) + used + alignment - 1) & ~(alignment - 1)
      let end = start - Int(address) + size
      guard end <= bytes else { return nil }
      used = end
      return UnsafeMutableRawPointer(bitPattern: start)
    }
  }
}

/// Shared memory could not be mapped.
public struct SharedRegionError: Error, Hashable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// The `errno` value.
  public let code: Int32

  /// One sentence with the file and the system's reason.
  public var description: String {
    "cannot map the shared memory '\(path)': \(String(cString: strerror(code)))"
  }
}
