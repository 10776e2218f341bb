// When the rounds end, to the round.

import BenchmarkKit
import Testing

@Suite("Stop rules")
struct StopRuleTests {
  @Test(
    "equal samples are precise as soon as an interval exists and the minimum is met",
    arguments: [(1, 6), (6, 6), (7, 7), (12, 12), (40, 40)])
  func precise(minimum: Int, rounds: Int) throws {
    let time = ScriptedTime()
    let plan = MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 0, minimumRounds: minimum, budget: .max)
    let result = try Engine(time: time).measure([time.contender("a", cost: 100)], plan: plan)
    #expect(result.stopReason == .precise)
    #expect(result.rounds == rounds)
    #expect(result.contenders[0].samples == Array(repeating: 100, count: rounds))
  }

  @Test(
    "a stray sample leaves the exact interval at n = 9, two stray ones at n = 12",
    arguments: [(1, 9), (2, 12), (3, 15)], [0, 1, 2])
  func strayLeavesInterval(row: (strays: Int, rounds: Int), place: Int) throws {
    let time = ScriptedTime()
    // Calls 0...2 calibrate at 1000 ns an iteration, batch 1; then untimed and timed alternate.
    let stray = time.contender("stray") { call, _ in
      call >= 3 && call < 3 + 2 * row.strays ? 1200 : 1000
    }
    let plan = MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 0, minimumRounds: 6, budget: .max)
    // The least precise contender decides, wherever it stands in the group.
    var contenders = [time.contender("a", cost: 1000), time.contender("b", cost: 1000)]
    contenders.insert(stray, at: place)
    let result = try Engine(time: time).measure(contenders, plan: plan)
    #expect(result.rounds == row.rounds)
    #expect(result.stopReason == .precise)
    #expect(result.contenders[place].samples.count { $0 == 1200 } == row.strays)
  }

  @Test(
    "the target is compared with half the width over the median",
    arguments: [(0.1, .precise), (0.099, .maximumRounds)] as [(Double, StopReason)])
  func target(target: Double, reason: StopReason) throws {
    let time = ScriptedTime()
    // Samples 900 and 1100 in turn: interval [900, 1100], median 1000, so exactly 0.1. The
    // calibration calls take 1100 and pass.
    let contender = time.contender("a") { call, _ in
      call >= 3 && (call - 3) / 2 % 2 == 0 ? 900 : 1100
    }
    let plan = MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 0, minimumRounds: 10, maximumRounds: 10,
      targetRelativeHalfWidth: target, budget: .max)
    let result = try Engine(time: time).measure([contender], plan: plan)
    #expect(result.rounds == 10)
    #expect(result.stopReason == reason)
    #expect(result.contenders[0].samples.prefix(3) == [900, 1100, 900])
  }

  @Test(
    "no round is begun that is predicted to end past the budget, and the minimum is kept",
    arguments: [
      // Calibration takes 3000 ns, a round 2000.
      (0, 3), (8999, 3), (9000, 3), (10_999, 3), (11_000, 4), (12_999, 4), (13_000, 5),
    ] as [(UInt64, Int)])
  func budget(budget: UInt64, rounds: Int) throws {
    let time = ScriptedTime()
    let log = EventLog()
    // Below 6 rounds there is no interval, so nothing is precise.
    let plan = MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 0, minimumRounds: 3, budget: budget)
    let result = try Engine(time: time, observe: log.append)
      .measure([time.contender("a", cost: 1000)], plan: plan)
    #expect(result.stopReason == .budget)
    #expect(result.rounds == rounds)
    #expect(result.elapsed == UInt64(3000 + 2000 * rounds))
    #expect(log.events.last == .finished(.budget))
    guard case .roundFinished(_, let fraction, _) = log.events.dropLast().last else {
      Issue.record("the last round was not announced")
      return
    }
    let share = budget == 0 ? 1 : min(1, Double(3000 + 2000 * rounds) / Double(budget))
    #expect(fraction == share)
  }

  @Test("calibration and warm-up spend the budget too")
  func budgetStartsWithCalibration() throws {
    let time = ScriptedTime()
    var plan = MeasurementPlan.exactly(1)
    plan.maximumRounds = 5
    plan.warmUpDuration = 50_000
    plan.budget = 53_000 + 3 * 2000
    let result = try Engine(time: time).measure([time.contender("a", cost: 1000)], plan: plan)
    #expect(result.rounds == 3)
    #expect(result.stopReason == .budget)
  }

  @Test("the last round allowed is the last", arguments: [1, 2, 5])
  func maximumRounds(rounds: Int) throws {
    let time = ScriptedTime()
    let result = try Engine(time: time).measure(
      [time.contender("a", cost: 100), time.contender("b", cost: 7)], plan: .exactly(rounds))
    #expect(result.stopReason == .maximumRounds)
    #expect(result.rounds == rounds)
    #expect(result.order.count == rounds)
    #expect(result.contenders.map(\.samples.count) == [rounds, rounds])
  }
}
