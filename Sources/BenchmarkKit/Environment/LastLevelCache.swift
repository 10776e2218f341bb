// How much data the caches of a machine hold: what is larger cannot be cached.

/// The last level of the caches.
public struct LastLevelCache: Sendable, Equatable {
  /// All instances together that this program's threads can fill, bytes.
  public let bytes: Int
  /// Whether the system did not say, and ``assumedBytes`` stands in.
  public let isAssumed: Bool

  /// What is assumed where the system does not say: more than most cores can fill.
  public static let assumedBytes = 64 << 20

  /// The last level of a processor's caches.
  ///
  /// A processor or board with several (one for each group of cores) counts them all, but not more
  /// than the program has cores: data that a thread has left in one of them may be fetched from it.
  public init(of cpu: CPUFacts) {
    let last = cpu.caches.filter { $0.type != "instruction" && $0.bytes > 0 }
      .max { $0.level < $1.level }
    guard let last else {
      bytes = Self.assumedBytes
      isAssumed = true
      return
    }
    let instances = last.sharedBy.map { max(1, cpu.coresOnline / max(1, $0)) } ?? 1
    bytes = last.bytes * min(instances, max(1, cpu.coresAvailable))
    isAssumed = false
  }

  /// That of this machine.
  public static let ofThisMachine = LastLevelCache(of: EnvironmentProbe().cpuFacts())
}
