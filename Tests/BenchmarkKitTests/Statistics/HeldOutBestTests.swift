// The best of several alternatives without the winner's curse.

import BenchmarkKit
import Foundation
import Testing

@Suite struct HeldOutBestTests {
  /// Times around `median` with a deviation of some percent, skewed as times are.
  private static func times(
    _ median: Double, _ generator: inout SplitMix64, rounds: Int
  ) -> [Double] {
    (0..<rounds).map { _ in
      let uniform = Double.random(in: 0.001...1, using: &generator)
      return median * (1 - 0.03 * log(uniform))
    }
  }

  @Test func aloneTheAlternativeIsTheBestOfEveryRound() throws {
    let held = try #require(HeldOutBest(of: [2, 4, 8], among: [[1, 1, 2]]))
    #expect(held.choices == [0, 0])
    #expect(held.logRatios.map { exp($0).rounded() } == [2, 4, 4])
  }

  /// Each half chooses for the other: what is best in the even rounds is the measure of the odd ones.
  @Test func noRoundChoosesItsOwnMeasure() throws {
    let even = [1.0, 9, 1, 9, 1, 9]
    let odd = [5.0, 2, 5, 2, 5, 2]
    let held = try #require(HeldOutBest(of: [10, 10, 10, 10, 10, 10], among: [even, odd]))
    #expect(held.choices == [1, 0])
    #expect(held.logRatios.map { (10 / exp($0)).rounded() } == [5, 9, 5, 9, 5, 9])
  }

  @Test(arguments: [
    ([1.0, 2], [[Double]]()), ([1, 2], [[1.0]]), ([1], [[1]]), ([1, 0], [[1, 1]]),
    ([1, 2], [[1, .infinity]]),
  ])
  func whatCannotBeHeldIsNone(_ times: [Double], _ alternatives: [[Double]]) {
    #expect(HeldOutBest(of: times, among: alternatives) == nil)
  }

  /// A choice without a fault among twelve that are all the same: against the smallest median it seems to
  /// lose, against the held-out best it loses nothing on average.
  @Test func faultlessChoiceLosesNothingOnAverage() throws {
    var generator = SplitMix64(seed: 12)
    let trials = 1000
    var (naive, heldOut) = (0.0, 0.0)
    for _ in 0..<trials {
      let series = (0..<12).map { _ in Self.times(100, &generator, rounds: 30) }
      let own = Self.times(100, &generator, rounds: 30)
      func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[14] + sorted[15]) / 2
      }
      let smallest = try #require(series.min { median($0) < median($1) })
      naive += try #require(PairedComparison(baseline: smallest, candidate: own)).ratio - 1
      let held = try #require(HeldOutBest(of: own, among: series))
      heldOut += try #require(PairedComparison(logRatios: held.logRatios)).ratio - 1
    }
    #expect(naive / Double(trials) > 0.004, "\(naive / Double(trials))")
    #expect((heldOut / Double(trials)).magnitude < 0.001, "\(heldOut / Double(trials))")
  }

  /// One that is really better is found by both halves.
  @Test func realLossIsSeenInFull() throws {
    var generator = SplitMix64(seed: 5)
    let fast = Self.times(90, &generator, rounds: 40)
    let others = (0..<6).map { _ in Self.times(100, &generator, rounds: 40) }
    let held = try #require(
      HeldOutBest(of: Self.times(100, &generator, rounds: 40), among: [fast] + others))
    #expect(held.choices == [0, 0])
    let ratio = try #require(PairedComparison(logRatios: held.logRatios)).ratio
    #expect((1.08...1.14).contains(ratio))
  }
}
