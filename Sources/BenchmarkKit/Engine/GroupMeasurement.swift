// What one group's measurement returns: every sample, and how it came about.

/// The samples of a group of contenders measured in interleaved rounds.
public struct GroupMeasurement: Sendable, Equatable {
  /// One per contender, in the order given; sample k of each belongs to round k.
  public let contenders: [ContenderMeasurement]
  /// Complete rounds, the count of every contender's samples.
  public let rounds: Int
  /// Why there are no more.
  public let stopReason: StopReason
  /// From the first calibration run to the last round, nanoseconds.
  public let elapsed: UInt64
  /// Contender indices in the order they ran, one array per round.
  public let order: [[Int]]
  /// The frequencies read before, between and after the rounds, GHz; none without the instrument.
  public let frequencies: [Double]

  /// A measurement, as read from a record or made by a test.
  public init(
    contenders: [ContenderMeasurement], rounds: Int, stopReason: StopReason, elapsed: UInt64,
    order: [[Int]], frequencies: [Double] = []
  ) {
    self.contenders = contenders
    self.rounds = rounds
    self.stopReason = stopReason
    self.elapsed = elapsed
    self.order = order
    self.frequencies = frequencies
  }
}

/// The samples of one contender.
public struct ContenderMeasurement: Sendable, Equatable {
  /// The contender's label.
  public let label: String
  /// Iterations per sample; 0 if the run was cancelled before it was calibrated.
  public let batch: Int
  /// True when the largest batch allowed still made a sample shorter than the plan's minimum: the
  /// work was probably optimized away, and the samples are not to be trusted.
  public let isTooShort: Bool
  /// Nanoseconds per iteration, one per round, all kept.
  public let samples: [Double]
  /// Bytes allocated during the timed samples, all together; nil when no counter was given.
  public let allocatedBytes: UInt64?
  /// What the counters counted during the timed samples, all together; nil where there are none.
  public let counts: EventCounts?
  /// How many times as long a short copy took beside each sample as on a core of one's own, the larger of
  /// right before and right after; nil where nobody looked.
  public let slowdowns: [Double]?

  /// A measurement, as read from a record or made by a test.
  public init(
    label: String, batch: Int, isTooShort: Bool = false, samples: [Double], allocatedBytes: UInt64?,
    counts: EventCounts? = nil, slowdowns: [Double]? = nil
  ) {
    self.label = label
    self.batch = batch
    self.isTooShort = isTooShort
    self.samples = samples
    self.allocatedBytes = allocatedBytes
    self.counts = counts
    self.slowdowns = slowdowns
  }
}
