// One sample that somebody asked for by itself.

/// A sample with what was found beside it.
public struct SingleSample: Sendable, Equatable {
  /// Its time.
  public var nanosecondsPerIteration: Double
  /// How many times as long a short copy took beside it as on a core of one's own; nil where nobody looked.
  public var slowdown: Double?
  /// Nanoseconds waited before it until the core was clear; 0 where it was, or nobody waits.
  public var waited: UInt64

  /// A sample as it was taken.
  public init(nanosecondsPerIteration: Double, slowdown: Double? = nil, waited: UInt64 = 0) {
    self.nanosecondsPerIteration = nanosecondsPerIteration
    self.slowdown = slowdown
    self.waited = waited
  }

  /// Whether the core was clear beside it, as far as is known.
  public var isClear: Bool { slowdown.map { $0 < ThroughputProbe.leastSlowdown } ?? true }
}
