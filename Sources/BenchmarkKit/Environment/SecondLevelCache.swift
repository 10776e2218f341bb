// How much data the threads of a call have near them: what is larger waits for the last cache.

/// The second level of the caches, of which each core or each few have one.
public struct SecondLevelCache: Sendable, Equatable {
  /// One of them, bytes.
  public let bytes: Int
  /// How many this program's threads can fill.
  public let instances: Int

  /// That of a processor; nil where the system did not say.
  public init?(of cpu: CPUFacts) {
    guard
      let cache = cpu.caches.first(where: {
        $0.level == 2 && $0.type != "instruction" && $0.bytes > 0
      })
    else { return nil }
    bytes = cache.bytes
    let all = cpu.coresOnline / max(1, cache.sharedBy ?? 1)
    instances = max(1, min(all, cpu.coresAvailable))
  }

  /// What so many threads have together: each one of its own, as far as there are as many.
  public func bytes(threads: Int) -> Int { bytes * max(1, min(threads, instances)) }
}
