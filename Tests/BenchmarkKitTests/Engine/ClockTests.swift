// The character of clocks whose character is known, and that the real one moves.

import BenchmarkKit
import Testing

@Suite("Clocks")
struct ClockTests {
  @Test(
    "a clock that ticks with every read: both figures are the cost of a read",
    arguments: [1, 20, 350] as [UInt64])
  func fineClock(cost: UInt64) throws {
    let character = try ClockCharacter(measuring: ScriptedTime(costOfRead: cost))
    #expect(character == ClockCharacter(resolution: cost, overhead: Double(cost)))
  }

  @Test(
    "a coarse clock: the tick is the resolution, the overhead is found beneath it",
    arguments: [(20, 100), (25, 1000), (1, 42)] as [(UInt64, UInt64)])
  func coarseClock(cost: UInt64, tick: UInt64) throws {
    let character = try ClockCharacter(measuring: ScriptedTime(costOfRead: cost, tick: tick))
    // Ticks that are no multiple of the cost are seen one cost early or late, rounded to the tick.
    #expect(character.resolution == tick)
    #expect(abs(character.overhead - Double(cost)) <= 0.02 * Double(cost))
  }

  @Test("a clock that stands still is an error, not an endless loop")
  func stillClock() {
    let error = #expect(throws: MeasurementError.self) {
      try ClockCharacter(measuring: ScriptedTime())
    }
    guard case .clockStandsStill(let reads) = error else {
      Issue.record("expected clockStandsStill, got \(String(describing: error))")
      return
    }
    #expect(reads >= 1_000_000)
  }

  @Test(
    "a clock that steps back spoils the sample it falls into, and nothing else", arguments: 0..<15)
  func clockThatStepsBack(inCall steppingCall: Int) throws {
    let time = ScriptedTime()
    time.advance(by: 100_000)
    // Calls 0...2 calibrate, 3 and 4 warm up, then untimed and timed alternate for five rounds.
    let contender = time.contender("a") { call, iterations in
      guard call == steppingCall else { return UInt64(1000 * iterations) }
      time.stepBack(by: 50_000)
      return 0
    }
    let plan = MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 2000, minimumRounds: 1, maximumRounds: 5,
      budget: .max)
    let result = try Engine(time: time).measure([contender], plan: plan)
    #expect(result.stopReason == .maximumRounds)
    var expected = Array(repeating: 1000.0, count: 5)
    if steppingCall >= 6, steppingCall.isMultiple(of: 2) { expected[(steppingCall - 6) / 2] = 0 }
    #expect(result.contenders[0].samples == expected)
  }

  @Test("the machine's clock never goes back, and it moves")
  func monotonic() throws {
    let time = MonotonicTimeSource()
    var previous = time.nanoseconds()
    let first = previous
    for _ in 0..<10_000 {
      let now = time.nanoseconds()
      #expect(now >= previous)
      previous = now
    }
    #expect(previous > first)
    let character = try ClockCharacter(measuring: time)
    #expect(character.resolution > 0)
  }

  @Test("the engine runs on the machine's clock")
  func realRun() throws {
    var sum: UInt64 = 0
    let contenders = (1...3).map { step in
      Contender(label: "add \(step)") { iterations in
        for index in 0..<iterations { sum = (sum ^ UInt64(index)) &* UInt64(2 * step + 1) }
      }
    }
    let plan = MeasurementPlan(
      minimumSampleDuration: 2000, warmUpDuration: 2000, minimumRounds: 6, maximumRounds: 6,
      budget: 0)
    let result = try Engine(time: MonotonicTimeSource()).measure(contenders, plan: plan)
    #expect(result.rounds == 6)
    #expect(result.contenders.allSatisfy { !$0.isTooShort && $0.samples.allSatisfy { $0 > 0 } })
    #expect(sum != 1)
  }
}
