// A reading of the way from core to core, with a clock that a test moves.

import BenchmarkKit
import BenchmarkSuites
import Synchronization
import Testing

@Suite struct HandOverProbeTests {
  /// A clock that stands still but for hand-overs.
  private final class Clock: TimeSource {
    let now = Atomic<UInt64>(0)
    func nanoseconds() -> UInt64 { now.load(ordering: .relaxed) }
  }

  private static func reading(
    hasFailed: Bool = false, time: @escaping (_ at: UInt64) -> UInt64
  ) -> HandOverReading? {
    let clock = Clock()
    let probe = HandOverProbe(
      time: clock,
      handOver: {
        let nanoseconds = time(clock.nanoseconds())
        clock.now.add(nanoseconds, ordering: .relaxed)
        return nanoseconds
      }, hasFailed: { hasFailed })
    return probe.reading()
  }

  @Test func spellOfFarCoresShows() throws {
    // A third of the time, of fewer calls.
    let reading = try #require(
      Self.reading { (50_000_000..<100_000_000).contains($0) ? 500 : 100 })
    #expect(reading.near == 100)
    #expect(reading.far == 500)
    #expect((reading.farShare - 1.0 / 3).magnitude < 0.002)
  }

  /// Threads that sleep at first are no distance.
  @Test func firstBurstIsNotCounted() throws {
    var calls = 0
    let reading = try #require(
      Self.reading { _ in
        calls += 1
        return calls <= 100 ? 50_000 : 200
      })
    #expect(reading.near == 200 && reading.far == nil && reading.farShare == 0)
  }

  @Test func failureIsNoReading() {
    #expect(Self.reading(hasFailed: true) { _ in 100 } == nil)
  }

  @Test func thisMachineHasOne() throws {
    guard let probe = HandOverProbe() else { return }
    let reading = try #require(probe.reading())
    #expect(reading.near > 0)
    #expect((0...1).contains(reading.farShare))
  }
}
