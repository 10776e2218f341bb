// What a group took at least, seen from the engine's events.

/// Watches a group from its beginning, and knows what it would have taken with its minimum rounds.
///
/// All times are nanoseconds since the group began.
public struct GroupWatch: Sendable {
  private let minimumRounds: Int
  private var preparation: Double?
  private var roundsBegan: Double?
  private var lastRound: Double?
  private var rounds = 0

  /// A watch for a group that begins now.
  public init(minimumRounds: Int = MeasurementPlan().minimumRounds) {
    self.minimumRounds = minimumRounds
  }

  /// Notes an event of the engine.
  public mutating func note(_ event: EngineEvent, at time: Double) {
    switch event {
    case .calibrated(_, _, let nanoseconds):
      // The first calibration began about two trials before it ended, and nothing else says when.
      if preparation == nil { preparation = max(0, time - 2 * Double(nanoseconds)) }
    case .warmedUp: roundsBegan = time
    case .roundFinished(let round, _, _): (rounds, lastRound) = (round + 1, time)
    case .sampleTaken, .finished: break
    }
  }

  /// What the group takes at least, as far as it is seen; nil before its first round has ended.
  public var least: LeastTime? {
    guard let preparation, let roundsBegan, let lastRound, rounds > 0 else { return nil }
    let round = max(0, lastRound - roundsBegan) / Double(rounds)
    return LeastTime(
      preparation: preparation,
      rounds: max(0, roundsBegan - preparation) + round * Double(minimumRounds))
  }
}
