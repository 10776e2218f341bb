// What jemalloc holds for the whole process, at one moment.

/// Bytes that jemalloc has in hand, process-wide.
///
/// Source: jemalloc(3), `stats.*`.
public struct JemallocStatistics: Sendable, Hashable, Codable {
  /// Bytes in use by the program, in size classes.
  public let allocated: Int
  /// Bytes in pages that hold at least one allocation.
  public let active: Int
  /// Bytes of jemalloc's own bookkeeping.
  public let metadata: Int
  /// Bytes in physical memory as far as jemalloc knows: active, unused dirty, and metadata.
  public let resident: Int
  /// Bytes of address space that hold active pages.
  public let mapped: Int
  /// Bytes of address space kept for reuse without memory behind them.
  public let retained: Int

  /// Reads all figures afresh; throws `MallctlError` where jemalloc was built without statistics.
  public static func current() throws(MallctlError) -> Self {
    // Figures are cached until the epoch moves; the number written does not matter.
    try Mallctl.write("epoch", UInt64(1))
    return Self(
      allocated: try Mallctl.integer("stats.allocated"),
      active: try Mallctl.integer("stats.active"),
      metadata: try Mallctl.integer("stats.metadata"),
      resident: try Mallctl.integer("stats.resident"),
      mapped: try Mallctl.integer("stats.mapped"),
      retained: try Mallctl.integer("stats.retained"))
  }
}
