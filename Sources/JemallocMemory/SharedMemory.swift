// A file in memory that other processes can map.

internal import CMemoryPlacement

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Memory without a name, of which only what is touched exists.
///
/// It goes with its owner and the last process that has mapped it.
public struct SharedMemory: ~Copyable {
  private let file: Int32

  /// Creates the file.
  ///
  /// - Parameter bytes: Its length. Whoever maps it needs as much free address space.
  /// - Throws: `SharedMemoryError` where the system has no such thing (macOS, a Linux before 3.17)
  ///   or gives none.
  public init(bytes: Int) throws(SharedMemoryError) {
    file = cmp_shared_file(Int64(bytes))
    if file < 0 { throw SharedMemoryError(bytes: bytes, code: errno) }
  }

  /// What two processes can share: as much as there is memory, or where their address space is
  /// limited half of what is left of it, so that they have some for themselves.
  public static var mostBytes: Int {
    min(MemoryLimit.bytes, MemoryLimit.addressSpaceLeft.map { $0 / 2 } ?? .max)
  }

  deinit { close(file) }

  /// The path by which other processes of this user open it while its owner lives.
  public var path: String { "/proc/\(getpid())/fd/\(file)" }
}

/// There is no memory to share.
public struct SharedMemoryError: Error, Hashable, CustomStringConvertible {
  /// The length asked for.
  public let bytes: Int
  /// The `errno` value.
  public let code: Int32

  /// One sentence with the size and the system's reason.
  public var description: String {
    "cannot create \(ByteCount.text(bytes)) of memory to share: \(String(cString: strerror(code)))"
  }
}
