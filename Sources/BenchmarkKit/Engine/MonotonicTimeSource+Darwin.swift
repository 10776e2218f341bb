// The monotonic clock on macOS.

#if canImport(Darwin)
  import Darwin

  /// Nanoseconds of `CLOCK_UPTIME_RAW`.
  func monotonicNanoseconds() -> UInt64 { clock_gettime_nsec_np(CLOCK_UPTIME_RAW) }
#endif
