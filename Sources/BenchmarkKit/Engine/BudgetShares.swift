// A budget shared among steps by what each needs at least, and the time that is left of it.

/// Shares a time budget among the steps of a run.
///
/// Every step has an estimate of the least time it takes. What the steps so far really took at least,
/// against their estimates, corrects those of the steps to come: preparation and rounds each by a
/// factor of its own, as they depend on different things. Each step is allowed its own need and an equal
/// part of what the budget has beyond all needs; what one does not use goes to those that follow. Where
/// the needs exceed the budget each gets its need and no more.
///
/// A pure value: the caller says how much time has passed. All times are nanoseconds.
public struct BudgetShares: Sendable {
  /// For all steps.
  public let budget: Double
  private let estimates: [LeastTime]
  private var next = 0
  /// Of the steps that have ended: their estimates, what they took at least, and what they took of
  /// what they were allowed.
  private var estimated = LeastTime()
  private var taken = LeastTime()
  private var used = 0.0
  private var allowed = 0.0

  /// Shares `budget` among steps.
  ///
  /// - Parameters:
  ///   - budget: For all of them.
  ///   - estimates: What each takes at least, in their order.
  public init(budget: Double, estimates: [LeastTime]) {
    self.budget = budget
    self.estimates = estimates
  }

  /// What all steps take at least, those that have ended as they were.
  public var least: Double { taken.total + leastLeft }

  /// Whether the budget cannot be kept, whatever is cut.
  public var isExceeded: Bool { least > budget }

  /// What the next step may take.
  ///
  /// - Parameter spent: Since the first step began.
  /// - Returns: Nanoseconds for all of the step, its preparation included.
  public func share(spent: Double) -> Double {
    guard next < estimates.count else { return 0 }
    return share(
      of: next, need: corrected(next).total, needs: leastLeft, left: max(0, budget - spent))
  }

  /// Notes that the next step has ended.
  ///
  /// - Parameters:
  ///   - least: What it took at least, as measured: its preparation, and its rounds had there been but
  ///     the minimum of them; nil where nothing could be seen.
  ///   - elapsed: What it took.
  ///   - share: What it was allowed.
  public mutating func end(least: LeastTime?, elapsed: Double, share: Double) {
    guard next < estimates.count else { return }
    if let least {
      estimated.preparation += estimates[next].preparation
      estimated.rounds += estimates[next].rounds
      taken.preparation += least.preparation
      taken.rounds += least.rounds
    }
    used += min(elapsed, share)
    allowed += share
    next += 1
  }

  /// The time that all steps will yet take.
  ///
  /// A step in which precision is reached early ends early; those to come are expected to use as much of
  /// what they are allowed as those before did.
  ///
  /// - Parameters:
  ///   - spent: Since the first step began.
  ///   - step: What of it the step under way has taken.
  ///   - need: What that step is seen to take at least; nil where that is not known yet.
  /// - Returns: Nanoseconds.
  public func timeLeft(spent: Double, step: Double, need: Double? = nil) -> Double {
    guard next < estimates.count else { return 0 }
    let usage = allowed > 0 ? used / allowed : 1
    var left = max(0, budget - (spent - step))
    var needs = leastLeft
    var sum = 0.0
    for index in next..<estimates.count {
      let own = corrected(index).total
      let share = share(of: index, need: own, needs: needs, left: left)
      let least = index == next ? need ?? own : own
      let expected = max(least, share * usage)
      sum += index == next ? max(0, expected - step) : expected
      left = max(0, left - expected)
      needs -= own
    }
    return sum
  }
}

extension BudgetShares {
  /// The estimate of a step by what others took against theirs.
  private func corrected(_ index: Int) -> LeastTime {
    func factor(_ taken: Double, _ estimated: Double) -> Double {
      taken > 0 && estimated > 0 ? taken / estimated : 1
    }
    return LeastTime(
      preparation: estimates[index].preparation * factor(taken.preparation, estimated.preparation),
      rounds: estimates[index].rounds * factor(taken.rounds, estimated.rounds))
  }

  private var leastLeft: Double {
    (next..<estimates.count).reduce(0) { $0 + corrected($1).total }
  }

  private func share(of index: Int, need: Double, needs: Double, left: Double) -> Double {
    need + max(0, left - needs) / Double(estimates.count - index)
  }
}
