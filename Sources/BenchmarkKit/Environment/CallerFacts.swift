// What a record says of the allocator and the clock: facts that only the caller has.

/// The allocator of the buffers.
public struct AllocatorFacts: Sendable, Equatable, Codable {
  /// Its name, `jemalloc`.
  public var name: String
  /// Its version.
  public var version: String?
  /// The options in force.
  public var options: [String: String]

  /// Describes an allocator.
  public init(name: String, version: String? = nil, options: [String: String] = [:]) {
    self.name = name
    self.version = version
    self.options = options
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
