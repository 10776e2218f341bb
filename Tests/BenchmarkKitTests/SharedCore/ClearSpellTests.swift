// The engine beside a neighbour that comes and goes.

import BenchmarkKit
import Testing

@Suite struct ClearSpellTests {
  /// A stage on which a contender's iterations take 10 us, and half as long again on a shared core.
  private struct Stage {
    let time = ScriptedTime()
    let core: ScriptedCore
    let probe: ThroughputProbe
    var engine: Engine<ScriptedTime> {
      Engine(time: time, instruments: Instruments(core: probe))
    }

    init() {
      core = ScriptedCore(time)
      probe = core.probe
      _ = probe.reading()
    }

    func contender(_ label: String = "a") -> Contender {
      Contender(label: label) { iterations in
        let sharing = core.now.sharing > 1 ? 1.5 : 1
        time.advance(by: UInt64(10_000 * sharing) * UInt64(iterations))
      }
    }

    /// The neighbour comes for so long each period, from now on.
    func neighbour(for length: UInt64, every period: UInt64, times: Int = 10_000) {
      let now = time.nanoseconds()
      core.now.spells = (0..<UInt64(times)).flatMap { index in
        let begin = now + (index + 1) * period
        return [(from: begin, sharing: 1.6), (from: begin + length, sharing: 1.0)]
      }
    }
  }

  private static func plan(budget: UInt64, rounds: Int = 12) -> MeasurementPlan {
    MeasurementPlan(
      minimumSampleDuration: 100_000, warmUpDuration: 0, minimumRounds: rounds, maximumRounds: 200,
      targetRelativeHalfWidth: 0, budget: budget)
  }

  @Test func aClearCoreCostsNoWaiting() throws {
    let stage = Stage()
    let result = try stage.engine.measure([stage.contender()], plan: Self.plan(budget: 20_000_000))
    let own = try #require(result.contenders[0].slowdowns)
    #expect(own.count == result.rounds && own.allSatisfy { $0 == 1 })
    #expect(result.contenders[0].samples.allSatisfy { $0 == 10_000 })
  }

  /// Two fifths of the time are shared; with time to wait nearly every sample is taken in the rest of it.
  @Test func samplesAreTakenInClearSpells() throws {
    let stage = Stage()
    stage.neighbour(for: 2_000_000, every: 5_000_000)
    let result = try stage.engine.measure(
      [stage.contender(), stage.contender("b")], plan: Self.plan(budget: 500_000_000))
    #expect(result.elapsed <= 500_000_000)
    for contender in result.contenders {
      let slowdowns = try #require(contender.slowdowns)
      let clear = slowdowns.count { $0 < ThroughputProbe.clearBelow }
      #expect(Double(clear) > 0.85 * Double(slowdowns.count), "\(clear) of \(slowdowns.count)")
      // Those that a spell began in are among the samples, and known by their probe.
      for (sample, slowdown) in zip(contender.samples, slowdowns) where slowdown == 1 {
        #expect(sample == 10_000)
      }
      #expect(
        SampleSeries(contender.samples, slowdowns: slowdowns).estimating.allSatisfy { $0 == 10_000 }
      )
    }
  }

  /// A sample that is put off until the core is clear is one turn: threads of the contender itself that run
  /// on meanwhile are not waited for.
  @Test func turnSettlesOnceHoweverLongItWaits() throws {
    let stage = Stage()
    stage.neighbour(for: 2_000_000, every: 5_000_000)
    var settlings = 0
    let engine = Engine(
      time: stage.time, instruments: Instruments(core: stage.probe),
      settle: { _ in
        settlings += 1
        return false
      })
    let result = try engine.measure(
      [stage.contender(), stage.contender("b")], plan: Self.plan(budget: 500_000_000))
    // Calibration, warm-up, and each sample.
    #expect(settlings == 2 * (2 + result.rounds))
  }

  /// A neighbour that stays takes nothing but some waits: the rounds go on without them.
  @Test func neighbourThatStaysIsNotWaitedForLong() throws {
    let stage = Stage()
    stage.core.now.sharing = 1.6
    let budget: UInt64 = 4_000_000_000
    let result = try stage.engine.measure(
      [stage.contender()], plan: Self.plan(budget: budget, rounds: 200))
    #expect(result.rounds == 200)
    #expect(result.elapsed < 4 * WaitingTime.longest, "\(result.elapsed)")
    #expect(result.contenders[0].slowdowns?.allSatisfy { $0 > 1.5 } == true)
    #expect(result.contenders[0].samples.allSatisfy { $0 == 15_000 }, "all are kept")
  }

  /// A budget that the fewest rounds use up leaves nothing to wait with.
  @Test func waitingTakesNoTimeFromTheFewestRounds() throws {
    func elapsed(_ neighbour: Bool) throws -> UInt64 {
      let stage = Stage()
      if neighbour { stage.core.now.sharing = 1.6 }
      let result = try stage.engine.measure(
        [stage.contender()], plan: Self.plan(budget: 1_000_000, rounds: 40))
      #expect(result.rounds == 40)
      return result.elapsed
    }
    #expect(Double(try elapsed(true)) < 1.6 * Double(try elapsed(false)))
  }

  /// Of work in another process this core says nothing.
  @Test func workElsewhereIsNotLookedAt() throws {
    let stage = Stage()
    var contender = stage.contender()
    contender.worksOnThisCore = false
    stage.core.now.sharing = 1.6
    let result = try stage.engine.measure([contender], plan: Self.plan(budget: 20_000_000))
    #expect(result.contenders[0].slowdowns == nil)
  }

  /// Looks at its ends say nothing of a sample of one long iteration, and nobody waits for it; beside a
  /// shorter alternative it is looked at, as that is.
  @Test func longIterationsAreNotLookedAtAmongThemselves() throws {
    for hasShort in [false, true] {
      let stage = Stage()
      stage.core.now.sharing = 1.6
      let long = Contender(label: "long") { stage.time.advance(by: 400_000 * UInt64($0)) }
      let result = try stage.engine.measure(
        hasShort ? [long, stage.contender("short")] : [long], plan: Self.plan(budget: 50_000_000))
      #expect(result.contenders.allSatisfy { ($0.slowdowns != nil) == hasShort })
    }
  }

  /// Where one of a group cannot be waited for, waiting for the others would favour them.
  @Test func groupIsWaitedForTogether() throws {
    let stage = Stage()
    stage.core.now.sharing = 1.6
    var elsewhere = stage.contender("elsewhere")
    elsewhere.worksOnThisCore = false
    let result = try stage.engine.measure(
      [elsewhere, stage.contender()], plan: Self.plan(budget: 4_000_000_000, rounds: 200))
    #expect(result.elapsed < WaitingTime.longest, "\(result.elapsed)")
  }

  @Test func contenderOnSeveralThreadsIsReadOnEach() throws {
    let stage = Stage()
    func slowdowns(_ sharing: Double) throws -> [Double] {
      var contender = stage.contender()
      contender.onEachThread = { work in
        for cpu in 0..<2 {
          (stage.core.now.cpu, stage.core.now.sharing) = (Int32(cpu), cpu == 1 ? sharing : 1)
          work(2)
        }
      }
      let result = try stage.engine.measure([contender], plan: Self.plan(budget: 0))
      return try #require(result.contenders[0].slowdowns)
    }
    // What both can do at once is learnt on clear cores.
    #expect(try slowdowns(1).allSatisfy { $0 == 1 })
    #expect(try slowdowns(1.7).allSatisfy { ($0 - 1.7).magnitude < 0.01 })
  }
}
