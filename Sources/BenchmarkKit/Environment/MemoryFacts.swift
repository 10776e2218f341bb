// What a record says of the memory.

/// The memory of the machine and how it is paged.
public struct MemoryFacts: Sendable, Equatable, Codable {
  /// Installed, bytes.
  public var totalBytes: Int?
  /// What programs could still get without swapping, bytes.
  public var availableBytes: Int?
  /// Bytes of a page.
  public var pageSize: Int
  /// Bytes of a huge page.
  public var hugePageSize: Int?
  /// The mode of transparent huge pages: `always`, `madvise`, `never`.
  public var transparentHugePages: String?
  /// Bytes that are swapped out.
  public var swapUsedBytes: Int?

  /// Describes the memory.
  public init(
    totalBytes: Int? = nil, availableBytes: Int? = nil, pageSize: Int, hugePageSize: Int? = nil,
    transparentHugePages: String? = nil, swapUsedBytes: Int? = nil
  ) {
    self.totalBytes = totalBytes
    self.availableBytes = availableBytes
    self.pageSize = pageSize
    self.hugePageSize = hugePageSize
    self.transparentHugePages = transparentHugePages
    self.swapUsedBytes = swapUsedBytes
  }
}
