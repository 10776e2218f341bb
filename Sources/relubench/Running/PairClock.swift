// The time that the process pairs of a verb may take together.

import BenchmarkKit

/// Gives each process pair its share of a budget.
struct PairClock {
  private let time: ChargedTimeSource
  private let end: UInt64
  private var schedule = PairSchedule()

  /// A clock that starts now.
  ///
  /// - Parameters:
  ///   - seconds: For all pairs.
  ///   - time: The clock of the pairs' budgets.
  init(seconds: Double, time: ChargedTimeSource) {
    self.time = time
    end = time.nanoseconds() + UInt64(seconds * 1e9)
  }

  /// Nanoseconds left.
  var timeLeft: UInt64 {
    let now = time.nanoseconds()
    return end - min(end, now)
  }

  /// Plays a pair with its share of what is left.
  ///
  /// - Parameters:
  ///   - left: Pairs still to come, this one included.
  ///   - play: Plays it, its rounds taking so many nanoseconds.
  /// - Returns: What `play` returns.
  /// - Throws: What `play` throws.
  mutating func pair<Outcome>(
    left: Int, _ play: (UInt64) throws(DuelError) -> Outcome
  ) throws(DuelError) -> Outcome {
    let budget = schedule.roundsBudget(timeLeft: timeLeft, pairsLeft: left)
    let start = time.nanoseconds()
    let outcome = try play(budget)
    schedule.note(elapsed: time.nanoseconds() - start, roundsBudget: budget)
    return outcome
  }
}
