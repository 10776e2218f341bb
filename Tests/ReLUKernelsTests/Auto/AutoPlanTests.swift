// A plan covers every count, and says what it says once.

import ReLUKernels
import Testing

@Suite struct AutoPlanTests {
  private static let plain = AutoChoice("simd16", .baseline)
  private static let streaming = AutoChoice("streaming", .baseline)

  @Test func everyCountHasItsChoice() throws {
    let two = AutoChoice("simd16", .baseline, threads: 2)
    let plan = try #require(
      AutoPlan([
        .init(upTo: 0, Self.streaming), .init(upTo: 15, Self.plain), .init(upTo: 16, two),
        .init(upTo: .max, Self.streaming),
      ]))
    let expected = [
      (0, Self.streaming), (1, Self.plain), (15, Self.plain), (16, two), (17, Self.streaming),
      (Int.max, Self.streaming),
    ]
    for (count, choice) in expected { #expect(plan.choice(for: count) == choice, "\(count)") }
  }

  @Test func neighboursThatChooseTheSameBecomeOne() throws {
    let plan = try #require(
      AutoPlan([
        .init(upTo: 1, Self.plain), .init(upTo: 2, Self.plain), .init(upTo: 3, Self.streaming),
        .init(upTo: 4, Self.plain), .init(upTo: 5, Self.plain), .init(upTo: .max, Self.plain),
      ]))
    #expect(
      plan.steps == [
        .init(upTo: 2, Self.plain), .init(upTo: 3, Self.streaming), .init(upTo: .max, Self.plain),
      ])
  }

  @Test(
    arguments: [
      [], [7], [-1, .max], [7, 7, .max], [8, 7, .max], [.max, 7], [.max, .max], [7, .max, 9],
      [7, .max - 1],
    ] as [[Int]])
  func stepsThatLeaveGapsAreNone(ends: [Int]) {
    #expect(AutoPlan(ends.map { AutoPlan.Step(upTo: $0, Self.plain) }) == nil)
  }

  @Test(arguments: [
    (KernelOperation.relu, false, 8), (.leakyReLU, true, 4), (.reluGradient, false, 12),
    (.leakyReLUGradient, true, 8),
  ])
  func bytesAreThoseOfEachArrayOnce(operation: KernelOperation, inPlace: Bool, perElement: Int) {
    let situation = AutoSituation(operation, inPlace: inPlace, threads: 1)
    #expect(situation.bytes(1000) == 1000 * perElement)
    #expect(situation.bytes(.max) == .max)
    #expect(situation.elements(1000 * perElement) == 1000)
    #expect(situation.elements(1000 * perElement - 1) == 999)
  }
}
