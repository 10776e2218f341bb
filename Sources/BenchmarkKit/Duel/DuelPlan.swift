// How a process pair of a duel plays.

/// The settings of a process pair.
public struct DuelPlan: Sendable, Equatable {
  /// No benchmark of a process pair gets fewer, even past the budget.
  public var minimumRounds: Int
  /// Nor more.
  public var maximumRounds: Int
  /// Decides the order within rounds and the padding of stacks.
  public var seed: UInt64

  /// A plan.
  ///
  /// - Parameters:
  ///   - minimumRounds: 6 by default: below, the median of a pair is that of chance.
  ///   - maximumRounds: 100 by default: what differs from one process pair to the next, which more
  ///     rounds of the same processes do not change, is then most of the noise, and further time
  ///     better spent on further pairs.
  ///   - seed: Decides orders.
  public init(minimumRounds: Int = 6, maximumRounds: Int = 100, seed: UInt64 = 1) {
    self.minimumRounds = minimumRounds
    self.maximumRounds = maximumRounds
    self.seed = seed
  }
}
