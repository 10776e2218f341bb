// The clock of real measurements: monotonic, not slewed, one call per platform.

/// The platform's monotonic clock that no time daemon speeds up or slows down.
///
/// Linux: `CLOCK_MONOTONIC_RAW`. `CLOCK_MONOTONIC` is slewed by NTP by up to 500 ppm, so the same
/// kernel would measure 0.05 % apart before and after a correction begins; RAW follows the hardware
/// counter alone. It is read without a system call where the kernel's vDSO serves it (on x86-64
/// since Linux 5.3); elsewhere a read costs a few hundred nanoseconds, which ``ClockCharacter``
/// measures and ``MeasurementPlan/minimumSampleDuration(for:)`` makes up for.
///
/// macOS: `CLOCK_UPTIME_RAW`, the same choice; it also stands still while the machine sleeps.
public struct MonotonicTimeSource: TimeSource {
  /// A source; it holds nothing.
  public init() {}

  /// Nanoseconds since boot.
  public func nanoseconds() -> UInt64 { monotonicNanoseconds() }
}
