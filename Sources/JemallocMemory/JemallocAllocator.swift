// Which jemalloc this process runs on, and whether it serves the whole process.
internal import CJemalloc

/// The jemalloc library that this process was linked with.
///
/// On Debian the library defines `malloc` and `free` themselves and, being linked before the C
/// library, serves the whole process: Swift's objects and arrays show in every figure of this
/// module. On macOS it registers itself as the default zone at start, with the same effect.
/// `servesMalloc` tells what is so in this process.
public enum JemallocAllocator {
  /// Version as the running library reports it, such as `5.3.0-0-g54eaed1d…`.
  public static func version() throws(MallctlError) -> String {
    try Mallctl.string("version")
  }

  /// Whether memory for Swift's own objects comes from jemalloc, found by allocating some.
  public static func servesMalloc() throws(MallctlError) -> Bool {
    let counter = try ThreadAllocationCounter()
    let before = counter.allocated
    let probe = UnsafeMutableRawPointer.allocate(byteCount: 64, alignment: 8)
    // Handing the memory out keeps the pair of calls from being left out as useless.
    relubench_je_keep(probe)
    let after = counter.allocated
    probe.deallocate()
    return after > before
  }
}
