// The monotonic clock on Linux.

#if os(Linux)
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// Nanoseconds of `CLOCK_MONOTONIC_RAW`.
  func monotonicNanoseconds() -> UInt64 {
    var now = timespec()
    let status = clock_gettime(CLOCK_MONOTONIC_RAW, &now)
    // It fails only for a clock the kernel lacks, and this one is there since Linux 2.6.28.
    precondition(status == 0, "no CLOCK_MONOTONIC_RAW: Linux 2.6.28 or later is needed")
    return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
  }
#endif
