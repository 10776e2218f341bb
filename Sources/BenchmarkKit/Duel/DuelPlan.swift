// How a process pair of a duel plays.

/// The settings of a process pair.
public struct DuelPlan: Sendable, Equatable {
  /// No benchmark of a process pair gets fewer, even past the budget.
  public var minimumRounds: Int
  /// Nor more.
  public var maximumRounds: Int
  /// Times that a benchmark is made ready anew within a pair, with its share of the rounds each
  /// time: what lies elsewhere then, such as stack and heap, is averaged as well.
  public var layouts: Int
  /// Decides the order within rounds and the padding of stacks.
  public var seed: UInt64

  /// A plan.
  ///
  /// - Parameters:
  ///   - minimumRounds: 6 by default: below, the median of a pair is that of chance.
  ///   - maximumRounds: 100 by default: what differs from one process pair to the next, which more
  ///     rounds of the same processes do not change, is then most of the noise, and further time
  ///     better spent on further pairs.
  ///   - layouts: 5 by default: one that is unlucky does not decide the median.
  ///   - seed: Decides orders.
  public init(
    minimumRounds: Int = 6, maximumRounds: Int = 100, layouts: Int = 5, seed: UInt64 = 1
  ) {
    self.minimumRounds = minimumRounds
    self.maximumRounds = maximumRounds
    self.layouts = layouts
    self.seed = seed
  }
}

extension DuelPlan {
  /// An iteration that moves more takes long enough for the call around it not to matter, and making
  /// it ready anew takes long.
  private static let shortIterationBytes = 1 << 20

  /// How often benchmarks that are measured together are made ready.
  func layouts(of group: [BenchmarkIdentity]) -> Int {
    group.allSatisfy { $0.bytesPerIteration <= Self.shortIterationBytes }
      ? min(layouts, max(1, maximumRounds)) : 1
  }

  /// The rounds in each of so many layouts.
  func rounds(in layouts: Int) -> (least: Int, most: Int) {
    ((minimumRounds - 1) / layouts + 1, max(1, maximumRounds / layouts))
  }
}
