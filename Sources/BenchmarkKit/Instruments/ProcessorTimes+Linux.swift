// The times of the cores on Linux.

#if os(Linux)
  import SystemPackage

  extension ProcessorTimes {
    /// The times up to now; nil where `/proc` is not mounted.
    public static func now() -> ProcessorTimes? {
      SystemTree(root: "/").text("proc/stat").flatMap(ProcessorTimes.init(stat:))
    }
  }
#endif
