// How much of a group's budget its rounds may wait for clear spells.

/// The waiting time of a group's rounds.
struct RoundWaiting {
  private let budget: UInt64
  private let minimumRounds: Int
  private let roundsBegan: UInt64
  private let leastRound: Double
  private var time = WaitingTime()
  /// Whether samples may be waited for at all: where one contender cannot be, waiting for the others would
  /// give them the better moments.
  let isAllowed: Bool

  /// For rounds that begin when so much of the budget is spent.
  ///
  /// - Parameters:
  ///   - budget: Nanoseconds.
  ///   - minimumRounds: That are taken in any case.
  ///   - roundsBegan: What was spent of the budget before.
  ///   - leastRound: Nanoseconds that a round takes at least, as far as is known.
  ///   - isAllowed: Whether all contenders can be waited for.
  init(
    budget: UInt64, minimumRounds: Int, roundsBegan: UInt64, leastRound: Double, isAllowed: Bool
  ) {
    self.isAllowed = isAllowed
    self.budget = budget
    self.minimumRounds = minimumRounds
    self.roundsBegan = roundsBegan
    self.leastRound = leastRound
  }

  /// For the rounds of a group: untimed batches and samples take what they took in calibration.
  init(
    _ plan: MeasurementPlan, _ contenders: [Contender], _ calibrations: [Calibration],
    roundsBegan: UInt64
  ) {
    self.init(
      budget: plan.budget, minimumRounds: plan.minimumRounds, roundsBegan: roundsBegan,
      leastRound: calibrations.reduce(0) { $0 + 2 * Double($1.nanoseconds) },
      isAllowed: contenders.allSatisfy(\.worksOnThisCore))
  }

  /// Nanoseconds that may be waited before the next sample.
  ///
  /// - Parameters:
  ///   - spent: Nanoseconds of the budget.
  ///   - rounds: Complete rounds.
  /// - Returns: 0 where there is to be no wait.
  func allowance(spent: UInt64, rounds: Int) -> UInt64 {
    guard isAllowed else { return 0 }
    let inRounds = spent > roundsBegan ? spent - roundsBegan : 0
    // A round may turn out to take longer than its batches did.
    let measured = Double(inRounds > time.waited ? inRounds - time.waited : 0)
    let round = max(leastRound, measured / Double(rounds + 1))
    let needed = round * Double(max(0, minimumRounds - rounds))
    return time.allowance(
      spent: inRounds, left: budget - min(budget, spent),
      needed: needed < 1e18 ? UInt64(needed) : .max)
  }

  /// Notes what was waited before a sample, and whether the core was clear then.
  mutating func note(waited: UInt64, isClear: Bool) { time.note(waited, isClear: isClear) }
}
