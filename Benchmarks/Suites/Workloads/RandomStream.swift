// Named streams: how one recorded seed feeds several arrays that must not resemble each other.

import BenchmarkKit

/// What an array of random values is for; each purpose has a sequence of its own.
public enum RandomStream: String, CaseIterable, Sendable {
  /// The activations x.
  case x
  /// The upstream gradient dy.
  case dy

  /// The seed of one array of this stream.
  ///
  /// Every step is a bijection, so two arrays of one run share a seed only if the hashes of their
  /// names collide, and the two names here do not.
  ///
  /// - Parameters:
  ///   - runSeed: The seed in the record.
  ///   - index: Which array of the stream: the tensor's place in its network, 0 elsewhere.
  /// - Returns: A seed for `SplitMix64`.
  public func seed(from runSeed: UInt64, index: Int = 0) -> UInt64 {
    let named = SplitMix64.mix(runSeed ^ nameHash)
    return SplitMix64.mix(named &+ UInt64(truncatingIfNeeded: index))
  }

  /// FNV-1a of the name: the same in every run, unlike Swift's own hash.
  private var nameHash: UInt64 {
    rawValue.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }
}
