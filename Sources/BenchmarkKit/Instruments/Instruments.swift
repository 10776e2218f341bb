// What is looked at beside the clock: a seam, so that tests decide what it shows.

import CProcessorProbe

/// The instruments of a measurement, beside its clock.
public struct Instruments {
  /// Reads the frequency of the core, GHz; nil where nobody does.
  public var frequency: (() -> Double?)?
  /// Reads the counters of the calling thread; nil where there are none.
  public var counts: (() -> EventCounts?)?
  /// Reads where the cores' time went.
  public var processorTimes: () -> ProcessorTimes?
  /// Reads how often the CPU quota was used up.
  public var quotaPeriods: () -> QuotaPeriods?
  /// How often this process has lost a core to another program.
  public var involuntarySwitches: () -> Int?

  /// No instruments but those given.
  public init(
    frequency: (() -> Double?)? = nil, counts: (() -> EventCounts?)? = nil,
    processorTimes: @escaping () -> ProcessorTimes? = { nil },
    quotaPeriods: @escaping () -> QuotaPeriods? = { nil },
    involuntarySwitches: @escaping () -> Int? = { nil }
  ) {
    self.frequency = frequency
    self.counts = counts
    self.processorTimes = processorTimes
    self.quotaPeriods = quotaPeriods
    self.involuntarySwitches = involuntarySwitches
  }

  /// Those of this machine, for measurements on the calling thread.
  public static func system() -> Instruments {
    let counter = try? EventCounter()
    return Instruments(
      frequency: FrequencyProbe().gigahertz, counts: counter.map { counter in counter.counts },
      processorTimes: ProcessorTimes.now, quotaPeriods: { ControlGroup().quotaPeriods },
      involuntarySwitches: {
        let count = relubench_involuntary_switches()
        return count < 0 ? nil : Int(count)
      })
  }
}

extension Instruments {
  /// Does something and says what others took from it.
  ///
  /// - Parameter body: What is disturbed.
  /// - Returns: What it returns, and its disturbance.
  /// - Throws: What it throws.
  public func watching<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> (Result, RecordedDisturbance) {
    let (times, switches, periods) = (processorTimes(), involuntarySwitches(), quotaPeriods())
    let result = try body()
    let quota = periods.flatMap { start in quotaPeriods()?.since(start) }
    let disturbance = RecordedDisturbance(
      stolenShare: times.flatMap { start in processorTimes()?.stolenShare(since: start) },
      involuntarySwitches: switches.flatMap { start in
        involuntarySwitches().map { max(0, $0 - start) }
      },
      throttledShare: quota?.throttledShare, throttledNanoseconds: quota?.throttledNanoseconds)
    return (result, disturbance)
  }
}
