// What the machine did to a benchmark while it was measured: frequency, disturbance, counts.

/// The effective frequency of the core around and between the samples of a group.
public struct RecordedFrequency: Sendable, Equatable, Codable {
  /// Of the readings, GHz.
  public var median: Double
  /// The lowest reading, GHz.
  public var minimum: Double
  /// The highest reading, GHz.
  public var maximum: Double
  /// How many readings.
  public var probes: Int

  /// Summarises readings in GHz.
  ///
  /// nil if there are none.
  ///
  /// - Parameter gigahertz: In any order.
  public init?(_ gigahertz: [Double]) {
    let sorted = gigahertz.sorted()
    guard let middle = BenchmarkKit.median(sorted: sorted), let low = sorted.first,
      let high = sorted.last
    else { return nil }
    (median, minimum, maximum, probes) = (middle, low, high, sorted.count)
  }
}

/// What others took while a group was measured, calibration and warm-up included.
public struct RecordedDisturbance: Sendable, Equatable, Codable {
  /// A larger share than this is flagged.
  ///
  /// It is the width that the interval of a median is asked for: a loss as large can hide or feign a
  /// difference of that size.
  public static let allowedShare = 0.01

  /// The share of the time that cores were wanted in which the hypervisor gave them to others, at
  /// least; nil where the system does not count.
  public var stolenShare: Double?
  /// How often a thread of this process had to leave its core to another program; nil where the
  /// system does not count.
  public var involuntarySwitches: Int?
  /// How often this process was stopped, or did not run for other reasons; nil for never.
  public var pauses: Int?
  /// The time that this took together, seconds; nil for none.
  public var pausedSeconds: Double?

  /// The share of the periods of its CPU quota in which the program was stopped for having used it up;
  /// nil without a quota, and where no period has ended.
  public var throttledShare: Double?
  /// For how long, on all its cores together; nil where `throttledShare` is.
  public var throttledNanoseconds: Int?

  /// Takes what was counted.
  public init(
    stolenShare: Double? = nil, involuntarySwitches: Int? = nil, throttledShare: Double? = nil,
    throttledNanoseconds: Int? = nil
  ) {
    self.stolenShare = stolenShare
    self.involuntarySwitches = involuntarySwitches
    self.throttledShare = throttledShare
    self.throttledNanoseconds = throttledNanoseconds
  }

  /// What of it the records of the group warn of.
  public var flags: [QualityFlag] {
    func exceeds(_ share: Double?) -> Bool { share.map { $0 > Self.allowedShare } ?? false }
    return (exceeds(stolenShare) ? [.stolenTime] : [])
      + (exceeds(throttledShare) ? [.quotaThrottled] : []) + (pauses != nil ? [.paused] : [])
  }
}

/// What the hardware counted during the timed samples of a benchmark, in user space.
public struct RecordedCounters: Sendable, Equatable, Codable {
  /// Cycles of the core per iteration.
  public var cyclesPerIteration: Double
  /// Instructions per iteration.
  public var instructionsPerIteration: Double

  /// Spreads `counts` over so many iterations, at least 1.
  public init(_ counts: EventCounts, iterations: Int) {
    cyclesPerIteration = Double(counts.cycles) / Double(iterations)
    instructionsPerIteration = Double(counts.instructions) / Double(iterations)
  }
}
