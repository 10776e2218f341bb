// The time that the process pairs of a verb may take together.

import BenchmarkKit

/// Gives each process pair its share of a budget.
struct PairClock {
  private let time: ChargedTimeSource
  private let start: UInt64
  private let end: UInt64
  private var schedule = PairSchedule()
  private var isFirst = true
  private let remark: (String) -> Void

  /// A clock that starts now.
  ///
  /// - Parameters:
  ///   - seconds: For all pairs.
  ///   - time: The clock of the pairs' budgets.
  ///   - remark: Told once where the budget turns out to be too short for them.
  init(seconds: Double, time: ChargedTimeSource, remark: @escaping (String) -> Void) {
    self.time = time
    start = time.nanoseconds()
    end = start + UInt64(seconds * 1e9)
    self.remark = remark
  }

  /// Nanoseconds that pairs will yet take, as far as those before show.
  ///
  /// - Parameter pairs: Still to come, the one under way included.
  /// - Returns: What is left of the budget, or more where that cannot be kept.
  func expected(pairs: Int) -> Double {
    Double(max(timeLeft, schedule.least(pairs: pairs)))
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
    let begin = time.nanoseconds()
    let outcome = try play(budget)
    schedule.note(elapsed: time.nanoseconds() - begin, roundsBudget: budget)
    if isFirst { warn(pairs: left) }
    isFirst = false
    return outcome
  }

  /// The first pair shows what starting, verifying and the fewest rounds take: that much is needed by
  /// each.
  private func warn(pairs: Int) {
    let least = Double(time.nanoseconds() - start) + Double(schedule.least(pairs: pairs - 1))
    let budget = Double(end - start)
    guard least > budget else { return }
    remark(
      "warning: \(pairs) process pairs take at least \(Quantity.duration(least)), and the budget is "
        + "\(Quantity.duration(budget)): their rounds are as few as can be. Give --budget "
        + "\(Quantity.budget(least)) or more, or measure less (--kernel, --operation, --elements)")
  }
}
