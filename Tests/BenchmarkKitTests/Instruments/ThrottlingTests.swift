// Which frequencies are called throttled.

import BenchmarkKit
import Testing

@Suite struct ThrottlingTests {
  @Test(
    "more than a tenth of the readings below 95 % of the median",
    arguments: [
      ([], false), ([3.0], false), ([3, 3, 3, 2.9], false),
      (Array(repeating: 3, count: 17) + [2, 2, 2], true),
      (Array(repeating: 3, count: 18) + [2, 2], false),
      // On the way down: what is left of the speed is the median, what was is no fault.
      ([3, 3, 2, 2, 2, 2], false), ([3, 3, 3, 3, 2.8, 2.8], true),
    ] as [([Double], Bool)])
  func withinAGroup(_ readings: [Double], _ expected: Bool) {
    #expect(Throttling().isThrottled(readings, threads: 1) == expected)
  }

  @Test func laterGroupsAreHeldAgainstTheBest() {
    let throttling = Throttling()
    #expect(!throttling.isThrottled([3, 3], threads: 1))
    #expect(!throttling.isThrottled([4, 4], threads: 1))
    #expect(!throttling.isThrottled([3.85, 3.85], threads: 1))
    #expect(throttling.isThrottled([3.75, 3.75], threads: 1))
    #expect(!throttling.isThrottled([], threads: 1))
    #expect(throttling.isThrottled([3.75, 3.75], threads: 1), "the best is not forgotten")
  }

  @Test func coresThatAreBusyTogetherMayBeSlower() {
    let throttling = Throttling()
    #expect(!throttling.isThrottled([4, 4], threads: 1))
    #expect(!throttling.isThrottled([3, 3], threads: 8))
    #expect(throttling.isThrottled([2.5, 2.5], threads: 8))
  }
}
