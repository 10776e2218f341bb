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
  /// Notices pauses of the process; nil where nobody looks.
  public var pauses: PauseWatch?
  /// Tells a core of one's own from a shared one; nil where nobody looks.
  public var core: ThroughputProbe?

  /// No instruments but those given.
  public init(
    frequency: (() -> Double?)? = nil, counts: (() -> EventCounts?)? = nil,
    processorTimes: @escaping () -> ProcessorTimes? = { nil },
    quotaPeriods: @escaping () -> QuotaPeriods? = { nil },
    involuntarySwitches: @escaping () -> Int? = { nil }, pauses: PauseWatch? = nil,
    core: ThroughputProbe? = nil
  ) {
    self.frequency = frequency
    self.counts = counts
    self.processorTimes = processorTimes
    self.quotaPeriods = quotaPeriods
    self.involuntarySwitches = involuntarySwitches
    self.pauses = pauses
    self.core = core
  }

  /// Those of this machine, for measurements on the calling thread.
  ///
  /// - Parameter pauses: Those of the whole run, for whoever spreads a budget over several
  ///   measurements.
  /// - Returns: All instruments that there are here.
  public static func system(pauses: PauseWatch = .system()) -> Instruments {
    let counter = try? EventCounter()
    return Instruments(
      frequency: FrequencyProbe().gigahertz, counts: counter.map { counter in counter.counts },
      processorTimes: ProcessorTimes.now, quotaPeriods: { ControlGroup().quotaPeriods },
      involuntarySwitches: {
        let count = relubench_involuntary_switches()
        return count < 0 ? nil : Int(count)
      }, pauses: pauses, core: .ofThisProcess)
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
    let paused = pauses?.total
    let result = try body()
    let quota = periods.flatMap { start in quotaPeriods()?.since(start) }
    var disturbance = RecordedDisturbance(
      stolenShare: times.flatMap { start in processorTimes()?.stolenShare(since: start) },
      involuntarySwitches: switches.flatMap { start in
        involuntarySwitches().map { max(0, $0 - start) }
      },
      throttledShare: quota?.throttledShare, throttledNanoseconds: quota?.throttledNanoseconds)
    if let start = paused, let end = pauses?.total, end.pauses > start.pauses {
      disturbance.pauses = end.pauses - start.pauses
      disturbance.pausedSeconds = Double(end.nanoseconds - start.nanoseconds) / 1e9
    }
    return (result, disturbance)
  }
}
