// Advice to back memory with huge pages, on Linux.
#if os(Linux)
  #if canImport(Musl)
    internal import Musl
  #else
    internal import Glibc
  #endif

  extension HugePages {
    /// Asks for huge pages under `bytes` bytes from `start`.
    ///
    /// - Precondition: Both are multiples of `HugePages.size`.
    /// - Throws: `AllocationError.hugePagesRefused` with the system's reason.
    static func advise(_ start: UnsafeMutableRawPointer, bytes: Int) throws(AllocationError) {
      guard madvise(start, bytes, MADV_HUGEPAGE) == 0 else {
        throw .hugePagesRefused(bytes: bytes, code: errno)
      }
    }
  }
#endif
