// macOS has no control groups: the machine's memory is the limit.
#if !os(Linux)
  extension MemoryLimit {
    static var controlGroup: Int? { nil }
  }
#endif
