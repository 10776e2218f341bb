// Stolen time as Linux counts it, and no more of it than is certain.

import BenchmarkKit
import Testing

@Suite struct ProcessorTimesTests {
  /// man 5 proc_stat: user nice system idle iowait irq softirq steal guest guest_nice.
  @Test func columnsAreTheirOwn() {
    let stat = "cpu  1 20 300 4000 50000 600000 7000000 80000000 900000000 1\ncpu0 1 1 1 1 1 1\n"
    #expect(
      ProcessorTimes(stat: stat) == ProcessorTimes(busy: 7_600_321, stolen: 80_000_000))
  }

  @Test(arguments: [
    "", "cpu", "cpu  1 2 3 4 5 6 7", "intr 1 2 3 4 5 6 7 8", "cpu0 1 2 3 4 5 6 7 8",
  ])
  func otherTextHasNoTimes(_ text: String) {
    #expect(ProcessorTimes(stat: text) == nil)
  }

  @Test(
    "one tick may be no time at all",
    arguments: [
      (0, 0, nil), (10, 0, 0), (0, 1, 0), (9, 1, 0), (8, 2, 0.1), (0, 2, 0.5), (700, 300, 0.299),
    ] as [(UInt64, UInt64, Double?)])
  func share(_ busy: UInt64, _ stolen: UInt64, _ expected: Double?) {
    let start = ProcessorTimes(busy: 1000, stolen: 50)
    let end = ProcessorTimes(busy: 1000 + busy, stolen: 50 + stolen)
    #expect(end.stolenShare(since: start) == expected)
  }

  @Test func countsThatWentBackSayNothing() {
    let start = ProcessorTimes(busy: 1000, stolen: 50)
    #expect(ProcessorTimes(busy: 999, stolen: 60).stolenShare(since: start) == nil)
    #expect(ProcessorTimes(busy: 1001, stolen: 49).stolenShare(since: start) == nil)
  }

  #if os(Linux)
    @Test func thisMachineHasBeenBusy() throws {
      #expect(try #require(ProcessorTimes.now()).busy > 0)
    }
  #endif

  // MARK: Around a piece of work

  @Test func workIsWatchedFromItsBeginningToItsEnd() {
    var (busy, switches) = (UInt64(100), 5)
    let instruments = Instruments(
      processorTimes: { ProcessorTimes(busy: busy, stolen: busy / 2) },
      involuntarySwitches: { switches })
    let (result, disturbance) = instruments.watching {
      (busy, switches) = (300, 12)
      return "done"
    }
    #expect(result == "done")
    #expect(disturbance == RecordedDisturbance(stolenShare: 0.33, involuntarySwitches: 7))
  }

  @Test(
    arguments: [
      (120, 14, 5_000_000, 0.2), (200, 14, 5_000_000, 0.04), (200, 10, 2_000_000, 0),
      // No period has ended; another group's counts.
      (100, 10, 2_000_000, nil), (120, 9, 2_000_000, nil), (120, 12, 1_000_000, nil),
    ] as [(Int, Int, Int, Double?)])
  func quotaIsWatchedToo(_ all: Int, _ throttled: Int, _ time: Int, _ expected: Double?) {
    var periods = QuotaPeriods(all: 100, throttled: 10, throttledNanoseconds: 2_000_000)
    let (_, disturbance) = Instruments(quotaPeriods: { periods }).watching {
      periods = QuotaPeriods(all: all, throttled: throttled, throttledNanoseconds: time)
    }
    #expect(disturbance.throttledShare == expected)
    #expect(disturbance.throttledNanoseconds == expected.map { _ in time - 2_000_000 })
  }

  @Test func whatIsNotCountedIsNotInvented() {
    let (_, disturbance) = Instruments().watching {}
    #expect(disturbance == RecordedDisturbance())
  }

  @Test(arguments: [(nil, false), (0, false), (0.01, false), (0.0101, true)] as [(Double?, Bool)])
  func moreThanOnePercentIsFlagged(_ share: Double?, _ expected: Bool) {
    #expect(RecordedDisturbance(stolenShare: share).flags == (expected ? [.stolenTime] : []))
    #expect(
      RecordedDisturbance(throttledShare: share).flags == (expected ? [.quotaThrottled] : []))
  }
}
