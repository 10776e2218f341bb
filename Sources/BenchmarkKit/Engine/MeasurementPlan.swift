// How long, how often and how precisely a group is to be measured.

/// The settings of one group; every duration is in nanoseconds.
public struct MeasurementPlan: Sendable, Equatable {
  /// Whether contenders share a batch.
  public enum Batching: String, Sendable, CaseIterable {
    /// Each contender gets the batch that makes its own sample long enough: the only affordable
    /// choice when a group mixes kernels that are tens of times apart.
    case perContender = "per-contender"
    /// All get the largest batch of the group, so that costs paid once per sample weigh the same on
    /// every side: the choice for comparing two contenders that are close.
    case shared
  }

  /// The shortest sample to be trusted; see ``minimumSampleDuration(for:)``.
  ///
  /// The untimed batch before each sample is as long, so it also decides how long a contender has
  /// to settle.
  public var minimumSampleDuration: UInt64
  /// The batch is never made larger than this, whatever the clock says.
  public var maximumBatch: Int
  /// Whether contenders share a batch.
  public var batching: Batching
  /// Each contender runs this long before the first round.
  ///
  /// It is a time and not a number of iterations, because what warms up (frequency, page tables,
  /// worker threads) does so by time.
  public var warmUpDuration: UInt64
  /// No stop before this many rounds, even past the budget.
  public var minimumRounds: Int
  /// No further round after this many.
  public var maximumRounds: Int
  /// Half the width of the median's 95 % interval over the median; rounds end when every
  /// contender is at or below it.
  public var targetRelativeHalfWidth: Double
  /// For the whole group, from the first calibration run.
  ///
  /// At most half of what the rounds take of it is in samples; the untimed batches take the rest.
  public var budget: UInt64
  /// Decides the order within rounds, and nothing else.
  public var seed: UInt64

  /// A plan.
  ///
  /// - Parameters:
  ///   - minimumSampleDuration: The shortest sample to be trusted; 100 µs, the floor of
  ///     ``minimumSampleDuration(for:)``.
  ///   - maximumBatch: 2^30 by default: more than a second at a nanosecond an iteration, so only a
  ///     loop that was optimized away reaches it.
  ///   - batching: Whether contenders share a batch.
  ///   - warmUpDuration: 50 ms by default: several frequency-governor periods of about 10 ms.
  ///   - minimumRounds: 12 by default. An exact 95 % interval exists from 6 on, where it is the
  ///     whole range of the samples; at 12 it leaves out the two lowest and the two highest, so a
  ///     single disturbed sample no longer decides.
  ///   - maximumRounds: 10 000 by default.
  ///   - targetRelativeHalfWidth: 1 % by default.
  ///   - budget: 1 s by default.
  ///   - seed: Decides the order within rounds.
  public init(
    minimumSampleDuration: UInt64 = 100_000, maximumBatch: Int = 1 << 30,
    batching: Batching = .perContender, warmUpDuration: UInt64 = 50_000_000,
    minimumRounds: Int = 12, maximumRounds: Int = 10_000,
    targetRelativeHalfWidth: Double = 0.01, budget: UInt64 = 1_000_000_000, seed: UInt64 = 1
  ) {
    self.minimumSampleDuration = minimumSampleDuration
    self.maximumBatch = maximumBatch
    self.batching = batching
    self.warmUpDuration = warmUpDuration
    self.minimumRounds = minimumRounds
    self.maximumRounds = maximumRounds
    self.targetRelativeHalfWidth = targetRelativeHalfWidth
    self.budget = budget
    self.seed = seed
  }
}

extension MeasurementPlan {
  /// The shortest sample a clock of this character can be trusted with, nanoseconds.
  ///
  /// A thousand times the larger of resolution and overhead keeps the error of the two reads near
  /// 0.1 %, a tenth of the default target. The floor of 100 µs is for good clocks, where the same
  /// rule would allow 25 µs: it lets the few microseconds between the two clock reads that are
  /// not the kernel (the closure, waking a sleeping worker) fade, and stays far below the 1 to 4 ms
  /// of a scheduler tick, so that most samples hold no tick and the median is one of them.
  public static func minimumSampleDuration(for clock: ClockCharacter) -> UInt64 {
    let finest = max(Double(clock.resolution), clock.overhead)
    return max(100_000, UInt64((1000 * finest).rounded(.up)))
  }

  /// Checks that the plan can be carried out.
  ///
  /// - Throws: ``MeasurementError/invalidPlan(field:value:requirement:)`` with the first bad field.
  public func validate() throws(MeasurementError) {
    try require(
      minimumSampleDuration >= 1, "minimumSampleDuration", minimumSampleDuration, "at least 1 ns")
    try require(maximumBatch >= 1, "maximumBatch", maximumBatch, "at least 1")
    try require(minimumRounds >= 1, "minimumRounds", minimumRounds, "at least 1")
    try require(
      maximumRounds >= minimumRounds, "maximumRounds", maximumRounds,
      "at least minimumRounds, which is \(minimumRounds)")
    try require(
      targetRelativeHalfWidth >= 0 && targetRelativeHalfWidth.isFinite, "targetRelativeHalfWidth",
      targetRelativeHalfWidth, "a finite share, 0.01 for 1 %, or 0 to use the whole budget")
  }

  private func require(
    _ holds: Bool, _ field: String, _ value: some CustomStringConvertible, _ requirement: String
  ) throws(MeasurementError) {
    guard holds else {
      throw .invalidPlan(field: field, value: value.description, requirement: requirement)
    }
  }
}
