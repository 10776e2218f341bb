// What a plan makes of small gains: noise, changes, and vectors of half the width.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension TunedPlanTests {
  /// So many counts from 4096 on at which simd8 is so much faster, and back: two changes, 3 %.
  @Test(arguments: [
    (0.01, 1, false), (0.02, 1, false), (0.029, 1, false), (0.032, 1, true), (0.014, 2, false),
    (0.016, 2, true), (0.5, 1, true),
  ])
  func changeHasToWinMoreThanNoise(gain: Double, counts: Int, isChosen: Bool) throws {
    let plan = try #require(
      Self.plan { choice, elements in
        let wins = (4096..<(4096 << counts)).contains(elements)
        return Self.between(100, wins ? 100 * exp(-gain) : 110, of: choice)
      })
    let expected = isChosen ? [Self.simd16, Self.simd8, Self.simd16] : [Self.simd16]
    #expect(plan.steps.map(\.choice) == expected)
  }

  /// Half vectors take twice the instructions, which show beside a neighbour on the core; past the caches
  /// nothing does.
  @Test(
    arguments: InstructionSet.compiled.filter { $0 < best },
    [(0.025, false, false), (0.065, true, false), (0.005, false, true)])
  func halfVectorsHaveToWinMore(
    _ set: InstructionSet, _ gain: (share: Double, isChosen: Bool, isStreaming: Bool)
  ) throws {
    let wide = AutoChoice(gain.isStreaming ? "streaming" : "autovectorized", Self.best)
    let plain = AutoChoice(wide.variant, set)
    let plan = try #require(
      Self.plan { choice, _ in
        choice == wide ? 100 : choice == plain ? 100 * exp(-gain.share) : 1000
      })
    #expect(plan.steps.map(\.choice) == [gain.isChosen || gain.isStreaming ? plain : wide])
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func noiseOfOnePercentMakesNoSteps(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let plan = try #require(
      Self.plan { choice, elements in
        let noise = 1 + Double.random(in: -0.005...0.005, using: &random)
        return Self.between(100, elements < 4096 ? 130 : 80, of: choice) * noise
      })
    #expect(plan.steps.map(\.choice) == [Self.simd16, Self.simd8])
    #expect((2048..<4096).contains(plan.steps[0].upTo))
  }

  /// Of equals the first by name, whatever the order of a dictionary.
  @Test func equalTimesAlwaysGiveTheSamePlan() {
    let profiles = (0..<20).map { _ in Self.profile(cores: 4) { _, _ in 100 } }
    #expect(Set(profiles).count == 1)
    let plans = profiles[0].plans.values
    #expect(plans.allSatisfy { $0.steps.count == 1 })
    #expect(plans.allSatisfy { $0.steps[0].choice.threads == 1 })
    #expect(plans.allSatisfy { $0.steps[0].choice.variant == "autovectorized" })
  }
}
