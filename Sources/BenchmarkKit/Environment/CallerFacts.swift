// What a record says of the allocator and the clock: facts that only the caller has.

/// The allocator of the buffers.
public struct AllocatorFacts: Sendable, Equatable, Codable {
  /// Its name, `jemalloc`.
  public var name: String
  /// Its version.
  public var version: String?
  /// The options in force.
  public var options: [String: String]

  /// What it held when the environment was taken; nil where it keeps no count.
  public var statistics: Statistics?

  /// Describes an allocator.
  public init(
    name: String, version: String? = nil, options: [String: String] = [:],
    statistics: Statistics? = nil
  ) {
    self.name = name
    self.version = version
    self.options = options
    self.statistics = statistics
  }
}

extension AllocatorFacts {
  /// Bytes that an allocator holds for the whole process, at one moment.
  public struct Statistics: Sendable, Equatable, Codable {
    /// In use by the program, in size classes.
    public var allocatedBytes: Int
    /// In pages that hold at least one allocation.
    public var activeBytes: Int
    /// In physical memory, the allocator's own bookkeeping included.
    public var residentBytes: Int

    /// Takes the counts as the allocator gives them.
    public init(allocatedBytes: Int, activeBytes: Int, residentBytes: Int) {
      self.allocatedBytes = allocatedBytes
      self.activeBytes = activeBytes
      self.residentBytes = residentBytes
    }
  }
}

/// The clock that measures.
public struct ClockFacts: Sendable, Equatable, Codable {
  /// What the system's clock is made of, `tsc`.
  public var source: String?
  /// The smallest step it was seen to take, nanoseconds.
  public var resolutionNanoseconds: Double
  /// The time one reading takes, nanoseconds.
  public var overheadNanoseconds: Double

  /// Describes a clock by what the caller measured of it.
  public init(source: String? = nil, resolutionNanoseconds: Double, overheadNanoseconds: Double) {
    self.source = source
    self.resolutionNanoseconds = resolutionNanoseconds
    self.overheadNanoseconds = overheadNanoseconds
  }
}
