// Size of a huge page, and rounding to it.

/// Transparent huge pages: fewer misses in the address translation of large buffers.
package enum HugePages {
  /// Bytes of a huge page: 2 MiB on x86-64 and on arm64 with 4 KiB pages.
  package static let size = 2 << 20

  /// The next multiple of a huge page, or nil on overflow.
  static func roundedUp(_ bytes: Int) -> Int? {
    let (sum, overflow) = bytes.addingReportingOverflow(size - 1)
    return overflow ? nil : sum & ~(size - 1)
  }
}
