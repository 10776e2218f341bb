// How a parallel kernel splits its elements among workers.

import KernelInterface

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

  /// Creates a split.
  ///
  /// - Parameters:
  ///   - policy: How chunks find workers.
  ///   - grain: At least 1, rounded up to whole cache lines when used; nil for the policy's own.
  public init(policy: Policy = .static, grain: Int? = nil) {
    self.policy = policy
    self.grain = grain ?? Self.defaultGrain(of: policy)
    precondition(self.grain >= 1, "a grain has at least one element")
  }

  /// Elements in a grain where nobody asks for another.
  ///
  /// A static split gives every worker its chunk, down to a single cache line: what several threads
  /// cost on a short array is for the measurement to show, not for a floor to hide. Dynamic chunks of
  /// 16 Ki elements, 64 KiB of input, cost a counter's increment for some microseconds of work.
  public static func defaultGrain(of policy: Policy) -> Int {
    switch policy {
    case .static: 16
    case .dynamic: 16 * 1024
    }
  }
}

extension Chunking {
  /// Elements in each chunk but the last, and how many chunks, for `count` elements.
  ///
  /// Chunks end on whole cache lines, so that no two workers write one line.
  func plan(
    count: Int, of elementType: ElementType, workers: Int
  ) -> (chunkLength: Int, chunks: Int) {
    guard count > 0 else { return (0, 0) }
    let line = 64 / elementType.byteCount
    let wholeGrain = Self.rounded(min(grain, count), to: line)
    let length =
      switch policy {
      case .static: max(wholeGrain, Self.rounded(Self.divideUp(count, workers), to: line))
      case .dynamic: wholeGrain
      }
    return (length, Self.divideUp(count, length))
  }

  private static func divideUp(_ dividend: Int, _ divisor: Int) -> Int {
    (dividend - 1) / divisor + 1
  }

  private static func rounded(_ count: Int, to line: Int) -> Int { divideUp(count, line) * line }
}
