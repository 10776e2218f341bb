// Why a group cannot be measured, said so that a user can act on it.

/// What the engine refuses, before anything has run.
public enum MeasurementError: Error, Sendable, Equatable {
  /// There is nothing to measure.
  case noContenders
  /// Two contenders share a label, so their results could not be told apart.
  case duplicateLabel(String)
  /// The plan asks for something impossible.
  case invalidPlan(field: String, value: String, requirement: String)
  /// The clock did not move over this many reads.
  case clockStandsStill(reads: Int)
}

extension MeasurementError: CustomStringConvertible {
  /// One sentence: what is wrong and what to do.
  public var description: String {
    switch self {
    case .noContenders:
      "nothing to measure: the group is empty; widen the selection of kernels"
    case .duplicateLabel(let label):
      "two contenders are called '\(label)'; give each its own label"
    case .invalidPlan(let field, let value, let requirement):
      "the measurement plan has \(field) = \(value); it must be \(requirement)"
    case .clockStandsStill(let reads):
      "the clock did not move over \(reads) reads; this machine's monotonic clock cannot be used"
    }
  }
}
