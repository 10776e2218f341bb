// A file in memory that other processes can map.

internal import CMemoryPlacement

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Memory without a name, as long as the machine's own, of which only what is touched exists.
///
/// It goes with its owner and the last process that has mapped it.
public struct SharedMemory: ~Copyable {
  private let file: Int32

  /// Creates the file; nil where the system has no such thing: macOS, a Linux before 3.17.
  public init?() {
    file = cmp_shared_file(Int64(MemoryLimit.bytes))
    if file < 0 { return nil }
  }

  deinit { close(file) }

  /// The path by which other processes of this user open it while its owner lives.
  public var path: String { "/proc/\(getpid())/fd/\(file)" }
}
