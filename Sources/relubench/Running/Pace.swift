// A run of groups within its budget: what each may take, how far it is, what is left.

import BenchmarkKit
import BenchmarkSuites

/// Keeps the time of a run of groups, one after the other.
///
/// A class because the observer of a group's engine and whoever runs the groups share it.
final class Pace {
  private let time: ChargedTimeSource
  /// When the budget began to run.
  private let start: UInt64
  private let budget: Double
  /// What is done after the groups, nanoseconds.
  private let closing: Double
  private var shares: BudgetShares
  private var watch = GroupWatch()
  private var stepStart: UInt64
  private var share = 0.0
  /// The estimate may grow; a bar that went back would be read as a fault.
  private var furthest = 0.0

  /// Plans the groups.
  ///
  /// - Parameters:
  ///   - seconds: The budget.
  ///   - time: The clock of the budget.
  ///   - start: When it began to run, by that clock.
  ///   - closing: Nanoseconds that the groups must leave of it.
  ///   - groups: In the order in which they are measured; the same may come again.
  ///   - clock: Decides how long a sample is.
  ///   - measuresCeilings: Whether ceilings take part.
  init(
    seconds: Double, by time: ChargedTimeSource, since start: UInt64, closing: UInt64 = 0,
    groups: [BenchmarkGroup], clock: ClockCharacter, measuresCeilings: Bool
  ) {
    self.time = time
    budget = seconds * 1e9
    self.start = start
    self.closing = Double(closing)
    let rates = MachineRates.ofThisMachine()
    let share = UInt64(budget / Double(max(1, groups.count)))
    var known: [BenchmarkGroup: LeastTime] = [:]
    let estimates = groups.map { group in
      if let known = known[group] { return known }
      let least = rates.map {
        GroupCost(group, rates: $0, measuresCeilings: measuresCeilings)
          .least(clock: clock, budget: share)
      }
      known[group] = least
      return least ?? LeastTime()
    }
    stepStart = time.nanoseconds()
    let spent = Double(stepStart > start ? stepStart - start : 0)
    shares = BudgetShares(
      budget: max(0, budget - self.closing - spent), estimates: estimates)
    before = spent
  }

  /// What had passed of the budget when the first group began.
  private let before: Double

  /// Begins the next group.
  ///
  /// - Returns: Nanoseconds that it may take.
  func beginGroup() -> UInt64 {
    stepStart = time.nanoseconds()
    watch = GroupWatch()
    share = shares.share(spent: spentOnGroups)
    return UInt64(min(share, 1e18))
  }

  /// Whether nothing is left for more than the fewest rounds, as far as is known.
  var isExceeded: Bool { shares.isExceeded }

  /// Notes what the group's engine does.
  func note(_ event: EngineEvent) { watch.note(event, at: elapsed(since: stepStart)) }

  /// Ends the group.
  func endGroup() {
    shares.end(least: watch.least, elapsed: elapsed(since: stepStart), share: share)
  }

  /// How far the run is, 0 to 1, and the nanoseconds that it will yet take.
  var progress: (fraction: Double, left: Double) {
    let left =
      shares.timeLeft(
        spent: spentOnGroups, step: elapsed(since: stepStart), need: watch.least?.total) + closing
    let spent = elapsed(since: start)
    furthest = max(furthest, spent / max(1, spent + left))
    return (furthest, left)
  }

  /// What to say where the budget cannot be kept; nil where it can, as far as is known.
  var warning: String? {
    let least = before + closing + shares.least
    guard least > budget else { return nil }
    return "warning: this takes at least \(Quantity.duration(least)), and the budget is "
      + "\(Quantity.duration(budget)): every group gets its fewest rounds and no more. Give "
      + "--budget \(Quantity.budget(least)) or more, or measure less (--kernel, --operation, "
      + "--elements, --threads, --no-ceilings)"
  }

  private var spentOnGroups: Double { max(0, elapsed(since: start) - before) }

  /// Nanoseconds since `moment`; 0 should the clock have stepped back, which must not trap.
  private func elapsed(since moment: UInt64) -> Double {
    let now = time.nanoseconds()
    return Double(now > moment ? now - moment : 0)
  }
}
