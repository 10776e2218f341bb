// How much memory this process may use: more than that is refused before it is asked for.
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The memory that this process can have at most.
///
/// Linux grants address space far beyond its memory and kills the process at the first touch that
/// it cannot serve, so a request must be held against this limit, not against the allocator's
/// answer.
public enum MemoryLimit {
  /// Bytes of physical memory, or the limit of the control group (container) where that is lower.
  ///
  /// Read once; a limit that changes while the process runs is not seen.
  public static let bytes: Int = min(physical, controlGroup ?? .max)

  /// Bytes of address space that this process may still map; nil where it is not limited, as by
  /// `ulimit -v`, or where the system does not say how much it has.
  package static var addressSpaceLeft: Int? {
    var limit = rlimit()
    guard getrlimit(addressSpaceResource, &limit) == 0, limit.rlim_cur < rlim_t(Int.max),
      let used = addressSpaceUsed
    else { return nil }
    return max(0, Int(limit.rlim_cur) - used)
  }

  /// Bytes of memory in this machine.
  package static var physical: Int {
    Int(clamping: ProcessInfo.processInfo.physicalMemory)
  }
}
