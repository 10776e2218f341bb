// macOS has no control groups: the machine's memory is the limit.
#if !os(Linux)
  internal import Darwin

  extension MemoryLimit {
    static var controlGroup: Int? { nil }
    static var addressSpaceResource: Int32 { RLIMIT_AS }
    /// macOS takes `ulimit -v` and does not hold programs to it.
    static var addressSpaceUsed: Int? { nil }
  }
#endif
