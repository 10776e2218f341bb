// How a parallel kernel splits its array: the options of the benchmark, not the splitting itself.

/// A chunk policy with its grain.
public struct Chunking: Hashable, Sendable {
  /// How chunks are handed to workers.
  public enum Policy: String, CaseIterable, Sendable, Codable {
    /// One chunk a worker, known beforehand.
    case `static`
    /// Chunks of one grain, taken by whoever is free.
    case `dynamic`

    /// The policy of that name.
    ///
    /// - Throws: `OptionError.unknownName`.
    public init(parsing text: String) throws(OptionError) {
      self = try NearestNames.choice(text, option: "--chunk-policy", what: "chunk policy")
    }
  }

  /// The grain where nobody asks for another: 16 KiB of float32.
  ///
  /// In and out together it fits the smallest L1 cache in use, 32 KiB. Suite `threads` sweeps it.
  public static let standardGrain = 4 << 10

  /// How chunks are handed out.
  public let policy: Policy
  /// The smallest chunk in elements; under `dynamic` the size of every chunk but the last.
  ///
  /// An array
  /// of fewer than two grains is one chunk, for one of the threads.
  public let grain: Int

  /// A policy with a grain of at least one element.
  public init(policy: Policy, grain: Int = standardGrain) {
    precondition(grain > 0, "a grain has at least one element")
    self.policy = policy
    self.grain = grain
  }
}
