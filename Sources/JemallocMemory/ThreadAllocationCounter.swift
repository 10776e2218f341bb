// Bytes the calling thread took from jemalloc and gave back: proof that nothing was allocated.
internal import CJemalloc

/// Reads the calling thread's own counters at the cost of a load each.
///
/// Make one on the thread that is watched and use it only there, which is why it is not `Sendable`;
/// the differences between two readings are exact, in bytes of jemalloc's size classes.
/// They include whatever Swift and the C library allocate where jemalloc serves `malloc`
/// (`JemallocAllocator.servesMalloc`), else only what this module allocates. Needs a jemalloc
/// with statistics, as Debian's and Homebrew's are. Source: jemalloc(3), `thread.allocatedp`.
public struct ThreadAllocationCounter {
  private let allocatedCounter: UnsafePointer<UInt64>
  private let deallocatedCounter: UnsafePointer<UInt64>

  /// Finds the calling thread's counters; throws `MallctlError` where jemalloc keeps none.
  public init() throws(MallctlError) {
    allocatedCounter = try Self.counter("thread.allocatedp")
    deallocatedCounter = try Self.counter("thread.deallocatedp")
  }

  /// Bytes ever allocated by this thread.
  public var allocated: UInt64 { relubench_je_load(allocatedCounter) }

  /// Bytes ever given back by this thread, whoever allocated them.
  public var deallocated: UInt64 { relubench_je_load(deallocatedCounter) }

  private static func counter(_ key: String) throws(MallctlError) -> UnsafePointer<UInt64> {
    var pointer: UnsafePointer<UInt64>?
    try Mallctl.read(key, into: &pointer)
    guard let pointer else { throw MallctlError(key: key, code: relubench_je_no_such_key) }
    return pointer
  }
}
