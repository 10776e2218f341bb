// The frequency follows from the difference of two chains, whatever surrounds them.

import BenchmarkKit
import Synchronization
import Testing

@Suite struct FrequencyProbeTests {
  /// A core of 2 GHz on which each call costs 777 ns more, and what `disturb` adds to call k.
  private func gigahertz(
    tick: UInt64 = 1, disturb: @escaping @Sendable (Int) -> UInt64 = { _ in 0 }
  ) -> Double? {
    let time = ScriptedTime(tick: tick)
    let calls = Mutex(0)
    return FrequencyProbe(
      time: time,
      chain: { blocks in
        let call = calls.withLock { count in
          defer { count += 1 }
          return count
        }
        time.advance(by: blocks * FrequencyProbe.additionsPerBlock / 2 + 777 + disturb(call))
      }
    ).gigahertz()
  }

  @Test func costOfTheCallIsNoPartOfIt() {
    #expect(gigahertz() == 2)
  }

  /// Each length is run four times; three of them, any three, may be interrupted.
  @Test(arguments: 0..<8) func interruptionsDoNotShow(_ calm: Int) {
    let partner = calm ^ 1
    #expect(gigahertz { [calm, partner].contains($0) ? 0 : 3_000_000 } == 2)
  }

  @Test func frequencyThatFellShows() throws {
    // Half the speed: as much again for each of the two lengths, which take turns.
    let slow = try #require(
      gigahertz { 512 * FrequencyProbe.additionsPerBlock / 2 * ($0.isMultiple(of: 2) ? 1 : 2) })
    #expect(slow == 1)
  }

  @Test func clockTooCoarseGivesNothing() {
    #expect(gigahertz(tick: 1_000_000) == nil)
  }

  @Test func thisMachineHasAFrequency() throws {
    let found = try #require(FrequencyProbe().gigahertz())
    #expect(found > 0 && found.isFinite)
  }
}
