// The times of the cores on macOS, which does not count stolen ones.

#if canImport(Darwin)
  extension ProcessorTimes {
    /// Always nil: the system has no such count.
    public static func now() -> ProcessorTimes? { nil }
  }
#endif
