// What a record says of the allocator and the clock: facts that only the caller has.

/// The allocator of the buffers.
public struct AllocatorFacts: Sendable, Equatable, Codable {
  /// Its name, `jemalloc`.
  public var name: String
  /// Its version.
  public var version: String?
  /// The options in force.
  public var options: [String: String]

  /// The variable that asks for options, `MALLOC_CONF`; nil where it is not set.
  public var configuration: String?
  /// Where it comes from; nil in records from before this was looked at.
  public var linkage: Linkage?
  /// Whether it serves `malloc` as well; nil where it cannot tell, and in records from before.
  public var servesMalloc: Bool?
  /// Other libraries that `malloc` or `free` come from, whoever serves them in the end; nil for none.
  public var foreignMallocs: [String]?

  /// What it held when the environment was taken; nil where it keeps no count.
  public var statistics: Statistics?

  /// Describes an allocator.
  public init(
    name: String, version: String? = nil, options: [String: String] = [:],
    configuration: String? = nil, linkage: Linkage? = nil, servesMalloc: Bool? = nil,
    foreignMallocs: [String]? = nil, statistics: Statistics? = nil
  ) {
    self.name = name
    self.version = version
    self.options = options
    self.configuration = configuration
    self.linkage = linkage
    self.servesMalloc = servesMalloc
    self.foreignMallocs = foreignMallocs
    self.statistics = statistics
  }
}

extension AllocatorFacts {
  /// How an allocator got into the process.
  public enum Linkage: String, Sendable, Codable, CaseIterable {
    /// From a shared library.
    case dynamic
    /// As a part of the program.
    case `static`
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
