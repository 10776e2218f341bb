// What the engine refuses, in words, and how long a sample must be for a given clock.

import BenchmarkKit
import Testing

@Suite("Plans")
struct PlanTests {
  @Test(
    "a sample lasts a thousand times what the clock can tell apart, and 100 µs at least",
    arguments: [
      (ClockCharacter(resolution: 1, overhead: 25), 100_000),
      (ClockCharacter(resolution: 100, overhead: 25), 100_000),
      (ClockCharacter(resolution: 101, overhead: 25), 101_000),
      (ClockCharacter(resolution: 42, overhead: 350.5), 350_500),
      (ClockCharacter(resolution: 1_000_000, overhead: 20), 1_000_000_000),
    ] as [(ClockCharacter, UInt64)])
  func minimumSampleDuration(clock: ClockCharacter, expected: UInt64) {
    #expect(MeasurementPlan.minimumSampleDuration(for: clock) == expected)
  }

  @Test("the default plan can be carried out and allows an interval")
  func defaults() throws {
    let plan = MeasurementPlan()
    try plan.validate()
    #expect(plan.minimumRounds >= 6)
  }

  static let badPlans: [(MeasurementPlan, String)] = [
    (MeasurementPlan(minimumSampleDuration: 0), "minimumSampleDuration"),
    (MeasurementPlan(maximumBatch: 0), "maximumBatch"),
    (MeasurementPlan(minimumRounds: 0), "minimumRounds"),
    (MeasurementPlan(minimumRounds: 7, maximumRounds: 6), "maximumRounds"),
    (MeasurementPlan(targetRelativeHalfWidth: -0.01), "targetRelativeHalfWidth"),
    (MeasurementPlan(targetRelativeHalfWidth: .nan), "targetRelativeHalfWidth"),
  ]

  @Test("an impossible plan is refused before anything runs", arguments: badPlans.indices)
  func impossiblePlan(index: Int) {
    let (plan, field) = Self.badPlans[index]
    let time = ScriptedTime()
    let error = #expect(throws: MeasurementError.self) {
      _ = try Engine(time: time).measure([time.contender("a", cost: 1)], plan: plan)
    }
    #expect(time.words.isEmpty)
    #expect(error?.description.contains(field) == true)
    #expect(error?.description.contains("must be") == true)
  }

  @Test("an empty group is refused")
  func emptyGroup() {
    #expect(throws: MeasurementError.noContenders) {
      try Engine(time: ScriptedTime()).measure([], plan: MeasurementPlan())
    }
  }

  @Test("two contenders of one label are refused, by name")
  func duplicateLabel() {
    let time = ScriptedTime()
    let error = #expect(throws: MeasurementError.duplicateLabel("relu/simd8")) {
      try Engine(time: time).measure(
        [time.contender("relu/simd8", cost: 1), time.contender("relu/simd8", cost: 1)],
        plan: MeasurementPlan())
    }
    #expect(error?.description.contains("'relu/simd8'") == true)
  }
}
