// What the throughput probe makes of the times of copies and additions.

import BenchmarkKit
import Testing

@Suite struct ThroughputProbeTests {
  /// The slowdown that a probe finds which has known the core by itself.
  private func slowdown(_ change: (inout ScriptedCore.State) -> Void, readings: Int = 1) -> Double {
    let core = ScriptedCore(ScriptedTime())
    let probe = core.probe
    _ = probe.reading()
    change(&core.now)
    for _ in 1..<readings { _ = probe.reading() }
    return probe.slowdown(of: probe.reading())
  }

  @Test(arguments: [1.0, 1.05, 1.3, 2.0]) func neighbourSlowsTheCopies(_ sharing: Double) {
    let found = slowdown { $0.sharing = sharing }
    #expect((found - sharing).magnitude < 0.001)
  }

  /// What lies between clear and shared is waited for like a neighbour.
  @Test(arguments: [(1.02, true), (1.05, false), (1.3, false)])
  func hardlySlowerCoreIsNotClear(_ sharing: Double, _ isClear: Bool) {
    let core = ScriptedCore(ScriptedTime())
    let probe = core.probe
    _ = probe.reading()
    core.now.sharing = sharing
    #expect(probe.isClear(probe.reading()) == isClear)
  }

  /// Copies and additions slow alike: nobody else is there.
  @Test(arguments: [1.1, 1.2, 1.25]) func slowerClockIsNoNeighbour(_ clock: Double) {
    #expect(slowdown { $0.clock = clock } < ThroughputProbe.clearBelow)
  }

  /// At once no clock slows so much: the hypervisor took the core away, or another thread has both.
  @Test func coreThatIsTakenAwayIsNotClear() {
    #expect(slowdown { $0.clock = 2 } > 1.5)
  }

  @Test func clockThatStaysSlowIsOneInTheEnd() {
    #expect(slowdown({ $0.clock = 2 }, readings: 17) == 1)
  }

  @Test func neighbourShowsBesideASlowerClock() {
    let found = slowdown {
      ($0.clock, $0.sharing) = (1.2, 1.6)
    }
    #expect((found - 1.6).magnitude < 0.01)
  }

  /// What was slow from the start is found out when the core is clear for the first time.
  @Test func bestOfTheProcessDecides() {
    let core = ScriptedCore(ScriptedTime())
    let probe = core.probe
    core.now.sharing = 1.5
    let early = probe.reading()
    #expect(probe.isClear(early))
    core.now.sharing = 1
    _ = probe.reading()
    #expect(!probe.isClear(early))
    #expect((probe.slowdown(of: early) - 1.5).magnitude < 0.001)
  }

  @Test func anotherCPUHasABestOfItsOwn() {
    let core = ScriptedCore(ScriptedTime())
    let probe = core.probe
    _ = probe.reading()
    (core.now.cpu, core.now.sharing) = (1, 2)
    #expect(probe.isClear(probe.reading()), "a slower core is not a shared one")
    core.now.cpu = 0
    #expect(!probe.isClear(probe.reading()))
  }

  /// Threads that are read at once may slow each other, and are no measure of one alone.
  @Test func threadsReadAtOnceHaveABestOfTheirOwn() throws {
    let core = ScriptedCore(ScriptedTime())
    let probe = core.probe
    _ = probe.reading()
    core.now.sharing = 1.8
    let both = try #require(probe.reading { work in for _ in 0..<2 { work(2) } })
    #expect(probe.isClear(both))
  }

  @Test func slowestOfSeveralThreadsIsTheReading() throws {
    let core = ScriptedCore(ScriptedTime())
    let probe = core.probe
    func reading(_ sharing: [Double]) throws -> CoreReading {
      try #require(
        probe.reading { work in
          for (cpu, sharing) in sharing.enumerated() {
            (core.now.cpu, core.now.sharing) = (Int32(cpu), sharing)
            work(sharing == 0 ? 0 : 3)
          }
        })
    }
    _ = try reading([1, 1, 1])
    #expect((probe.slowdown(of: try reading([1, 1.7, 1.2])) - 1.7).magnitude < 0.001)
    #expect(probe.reading { _ in } == nil, "without a thread there is nothing to say")
  }

  /// A place is looked at for longer than most spells last before anything is said of it.
  @Test func newPlaceIsLearnedFirst() {
    let core = ScriptedCore(ScriptedTime())
    core.now.sharing = 1.9
    core.now.spells = [(from: 40_000_000, sharing: 1), (from: 45_000_000, sharing: 1.9)]
    let probe = core.probe
    #expect(!probe.isClear(probe.reading()))
  }

  @Test func clockTooCoarseSeesNothing() {
    let probe = ThroughputProbe(time: ScriptedTime(), copy: { _ in }, chain: { _ in })
    #expect(probe.slowdown(of: probe.reading()) == 1)
  }

  @Test func thisMachineCanBeRead() {
    let probe = ThroughputProbe.ofThisProcess
    let found = probe.slowdown(of: probe.reading())
    #expect(found >= 1 && found.isFinite)
  }
}
