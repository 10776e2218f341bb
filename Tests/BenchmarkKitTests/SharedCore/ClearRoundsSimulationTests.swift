// What choosing rounds by the probe does to estimates, on made-up machines.

import BenchmarkKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ClearRoundsSimulationTests {
  /// Rounds of two contenders on a machine whose neighbour comes and goes; the second takes `ratio` times
  /// as long as the first, and suffers more from the neighbour.
  private struct Machine {
    var noise: Noise
    /// The chance that the neighbour stays as it is, there or away, from one sample to the next.
    let persistence = 0.9
    /// What the neighbour does to the samples of both.
    let harm = (1.35, 1.6)
    var isShared = false

    init(seed: UInt64) { noise = Noise(seed: seed) }

    mutating func sample(_ time: Double, harm: Double) -> (time: Double, slowdown: Double) {
      if noise.unit() > persistence { isShared.toggle() }
      let slowdown = isShared ? harm : 1
      // One probe in fifty is wrong, either way.
      let seen = noise.unit() < 0.02 ? !isShared : isShared
      return (time * slowdown * (1 + 0.02 * noise.exponential()), seen ? 1.6 : 1.02)
    }

    mutating func rounds(_ count: Int, ratio: Double) -> (SampleSeries, SampleSeries) {
      var (first, second) = (
        [(time: Double, slowdown: Double)](), [(time: Double, slowdown: Double)]()
      )
      for _ in 0..<count {
        first.append(sample(100, harm: harm.0))
        second.append(sample(100 * ratio, harm: harm.1))
      }
      return (
        SampleSeries(first.map(\.time), slowdowns: first.map(\.slowdown)),
        SampleSeries(second.map(\.time), slowdowns: second.map(\.slowdown))
      )
    }
  }

  private struct Outcome {
    var bias = 0.0
    var width = 0.0
    var misses = 0.0
  }

  private static func outcome(ratio: Double, clear: Bool) throws -> Outcome {
    var outcome = Outcome()
    let trials = 400
    for trial in 0..<trials {
      var machine = Machine(seed: UInt64(trial))
      let (first, second) = machine.rounds(60, ratio: ratio)
      let paired = try #require(
        clear
          ? PairedComparison(baseline: first, candidate: second)
          : PairedComparison(baseline: first.times, candidate: second.times))
      let interval = try #require(paired.interval)
      outcome.bias += log(paired.ratio / ratio) / Double(trials)
      outcome.width += log(interval.high / interval.low) / Double(trials)
      if !(interval.low...interval.high).contains(ratio) { outcome.misses += 1 / Double(trials) }
    }
    return outcome
  }

  /// What is chosen by the probe has the ratio that there is on a core of one's own, in intervals that hold
  /// it as often as they promise and are many times narrower; all rounds have another one.
  @Test(arguments: [1.0, 1.03, 0.9]) func clearRoundsAreUnbiasedAndNarrow(_ ratio: Double) throws {
    let clear = try Self.outcome(ratio: ratio, clear: true)
    let all = try Self.outcome(ratio: ratio, clear: false)
    // A tenth of what single samples differ by: some spells are not seen.
    #expect(clear.bias.magnitude < 0.002, "\(clear)")
    #expect(clear.misses < 0.07, "\(clear)")
    #expect(all.width > 3 * clear.width, "\(all.width / clear.width)")
  }

  /// Where the probe's answers are drawn by lot, choosing by them changes nothing on average.
  @Test func probeThatSaysNothingDoesNoHarm() throws {
    var noise = Noise(seed: 3)
    var (bias, misses) = (0.0, 0.0)
    let trials = 1000
    for _ in 0..<trials {
      func series(_ noise: inout Noise) -> SampleSeries {
        let times = (0..<60).map { _ in 100 * (1 + 0.1 * noise.exponential()) }
        return SampleSeries(times, slowdowns: times.map { _ in noise.unit() < 0.5 ? 1 : 1.6 })
      }
      let first = series(&noise)
      let second = series(&noise)
      let paired = try #require(PairedComparison(baseline: first, candidate: second))
      let interval = try #require(paired.interval)
      bias += log(paired.ratio) / Double(trials)
      if !(interval.low...interval.high).contains(1) { misses += 1 / Double(trials) }
    }
    #expect(bias.magnitude < 0.002, "\(bias)")
    #expect(misses < 0.07, "\(misses)")
  }
}
