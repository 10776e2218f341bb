// Waiting until nothing of the process runs on.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits until the process is idle but for the thread that waits.
///
/// Worker threads of some libraries look for more work for milliseconds after a call. On a machine
/// without a core to spare they take one from whoever is measured next.
public struct Quiescence {
  /// Nanoseconds that the process has computed, all its threads together.
  private let processTime: () -> UInt64
  /// Sleeps so many nanoseconds.
  private let sleep: (UInt64) -> Void

  /// Nanoseconds of one look.
  package static let look: UInt64 = 1_000_000
  /// What may be computed in a look by a process that counts as idle: going to sleep and waking up
  /// takes some of it.
  package static let idle: UInt64 = look / 10
  /// The most looks: longer than any library's workers search for work that are to sleep at all.
  package static let mostLooks = 500

  /// Watches this process.
  public init() {
    self.init(processTime: { Self.read(CLOCK_PROCESS_CPUTIME_ID) }, sleep: Self.sleep)
  }

  /// Watches with other clocks.
  package init(processTime: @escaping () -> UInt64, sleep: @escaping (UInt64) -> Void) {
    self.processTime = processTime
    self.sleep = sleep
  }

  /// Returns when the process is idle.
  ///
  /// - Returns: Whether it is; false after half a second in which it never was.
  @discardableResult
  public func await() -> Bool {
    for _ in 0..<Self.mostLooks {
      let before = processTime()
      sleep(Self.look)
      let after = processTime()
      if after < before || after - before < Self.idle { return true }
    }
    return false
  }

  private static func read(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    guard clock_gettime(clock, &time) == 0 else { return 0 }
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private static func sleep(_ nanoseconds: UInt64) {
    var time = timespec(tv_sec: 0, tv_nsec: Int(nanoseconds))
    nanosleep(&time, nil)
  }
}
