// How a parallel kernel splits its elements among workers.

/// The split of one call among workers.
public struct Chunking: Sendable, Hashable {
  /// How chunks find workers.
  public enum Policy: String, CaseIterable, Sendable, Codable {
    /// One chunk a worker, as equal as cache lines allow.
    case `static`
    /// Many chunks of one grain; a worker takes the next when it is free.
    case dynamic
  }

  /// How chunks find workers.
  public let policy: Policy
  /// Elements below which a chunk is not worth a worker (static), or elements in a chunk (dynamic).
  public let grain: Int

  /// Elements in a grain where nobody asks for another: 16 Ki, 64 KiB of input, is the tile of a
  /// well-known peer and a small part of any L2.
  public static let defaultGrain = 16 * 1024

  /// Creates a split; `grain` is at least 1 and is rounded up to whole cache lines when used.
  public init(policy: Policy = .static, grain: Int = defaultGrain) {
    precondition(grain >= 1, "a grain has at least one element")
    self.policy = policy
    self.grain = grain
  }
}

extension Chunking {
  /// Floats in a cache line: chunks end on whole lines, so that no two workers write one line.
  static let line = 16

  /// Elements in each chunk but the last, and how many chunks, for `count` elements.
  func plan(count: Int, workers: Int) -> (chunkLength: Int, chunks: Int) {
    guard count > 0 else { return (0, 0) }
    let wholeGrain = Self.roundedToLines(min(grain, count))
    let length =
      switch policy {
      case .static: max(wholeGrain, Self.roundedToLines(Self.divideUp(count, workers)))
      case .dynamic: wholeGrain
      }
    return (length, Self.divideUp(count, length))
  }

  private static func divideUp(_ dividend: Int, _ divisor: Int) -> Int {
    (dividend - 1) / divisor + 1
  }

  private static func roundedToLines(_ count: Int) -> Int { divideUp(count, line) * line }
}
