// macOS decides about page sizes alone.
#if !os(Linux)
  extension HugePages {
    static func advise(_ start: UnsafeMutableRawPointer, bytes: Int) throws(AllocationError) {
      throw .hugePagesUnsupported(bytes: bytes)
    }
  }
#endif
