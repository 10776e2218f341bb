// A thread as the system sees it, whatever the program believes of it.

#if os(Linux)
  import Testing

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// What a thread has used, and whether it sleeps; for others to ask while the thread lives.
  struct ObservedThread: Sendable, Equatable {
    private let clock: clockid_t
    private let status: String

    /// The calling thread.
    static var current: ObservedThread {
      get throws {
        var clock = clockid_t()
        try #require(pthread_getcpuclockid(pthread_self(), &clock) == 0)
        // `PID/task/TID`: the library has no name for a thread that /proc knows.
        var target = [CChar](repeating: 0, count: 64)
        let length = readlink("/proc/thread-self", &target, target.count)
        try #require(length > 0)
        let path = String(
          decoding: target[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
        return ObservedThread(clock: clock, status: "/proc/\(path)/stat")
      }
    }

    /// Nanoseconds that it has had a core.
    var processorTime: Int {
      get throws {
        var time = timespec()
        try #require(clock_gettime(clock, &time) == 0)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
      }
    }

    /// Whether it sleeps until somebody wakes it.
    var isAsleep: Bool {
      get throws {
        let file = try #require(fopen(status, "r"))
        defer { fclose(file) }
        var line = [UInt8](repeating: 0, count: 512)
        let count = fread(&line, 1, line.count, file)
        // The name of the program, in parentheses, may hold anything; the state follows it.
        let end = try #require(line[..<count].lastIndex(of: UInt8(ascii: ")")))
        return line[end + 2] == UInt8(ascii: "S")
      }
    }
  }
#endif
