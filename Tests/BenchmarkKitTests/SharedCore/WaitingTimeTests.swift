// How long a measurement may wait for clear spells.

import BenchmarkKit
import Testing

@Suite struct WaitingTimeTests {
  @Test(
    "waiting takes two thirds of the time at most, leaves what is needed, and no wait is too long",
    arguments: [
      // spent, left, needed, allowed
      (0, 1_000_000_000, 0, 0), (10_000_000, 1_000_000_000, 0, 20_000_000),
      (10_000_000, 1_000_000_000, 990_000_000, 10_000_000),
      (10_000_000, 1_000_000, 1_000_000, 0), (10_000_000, 1_000_000, 2_000_000, 0),
      // What is too short to get over a spell is no wait.
      (400_000, 1_000_000_000, 0, 0), (500_000, 1_000_000_000, 0, 1_000_000),
      (.max, .max, 0, WaitingTime.longest), (0, 0, 0, 0),
    ] as [(UInt64, UInt64, UInt64, UInt64)])
  func allowance(_ spent: UInt64, _ left: UInt64, _ needed: UInt64, _ allowed: UInt64) {
    #expect(WaitingTime().allowance(spent: spent, left: left, needed: needed) == allowed)
  }

  @Test func whatWasWaitedIsNoMeasuring() {
    var time = WaitingTime()
    time.note(6_000_000, isClear: true)
    // 4 ms of measuring allow 8 of waiting, of which 6 are gone.
    #expect(time.allowance(spent: 10_000_000, left: 1_000_000_000, needed: 0) == 2_000_000)
  }

  @Test func waitsInVainEndUntilTheCoreIsClearAgain() {
    var time = WaitingTime()
    func allowed() -> Bool {
      time.allowance(spent: 100_000_000, left: 100_000_000, needed: 0) > 0
    }
    for _ in 0..<WaitingTime.mostInVain {
      #expect(allowed())
      time.note(100, isClear: false)
    }
    #expect(!allowed())
    // Nobody waited, and the core is not clear: that is no news.
    time.note(0, isClear: false)
    #expect(!allowed())
    time.note(0, isClear: true)
    #expect(allowed())
  }
}
