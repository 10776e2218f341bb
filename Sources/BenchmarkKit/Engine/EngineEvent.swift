// What the engine tells an observer while it works.

/// One step of a measurement, sent between timed regions.
///
/// Contenders are named by their index, so that building an event allocates nothing. An observer
/// may print: whatever it evicts from the caches, the untimed batch before each sample brings back.
public enum EngineEvent: Sendable, Equatable {
  /// A batch was chosen; `nanoseconds` is what its last trial took.
  case calibrated(contender: Int, batch: Int, nanoseconds: UInt64)
  /// A contender has run for the warm-up duration, in so many batches.
  case warmedUp(contender: Int, batches: Int)
  /// A sample was taken, in nanoseconds per iteration; rounds count from 0.
  case sampleTaken(contender: Int, round: Int, nanosecondsPerIteration: Double)
  /// A round is complete. `fractionOfBudget` is between 0 and 1; `relativeHalfWidth` is that of the
  /// least precise contender, nil while there are too few rounds for an interval.
  case roundFinished(round: Int, fractionOfBudget: Double, relativeHalfWidth: Double?)
  /// The group is done.
  case finished(StopReason)
}
