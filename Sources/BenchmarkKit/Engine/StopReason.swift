// Why the rounds ended.

/// Why a group's rounds ended; the raw values go into records.
public enum StopReason: String, Sendable, CaseIterable {
  /// Every contender's interval is as narrow as the plan asked for.
  case precise
  /// A further round was predicted to end past the budget.
  case budget
  /// The plan's last round was taken.
  case maximumRounds = "maximum-rounds"
  /// The caller asked to stop; the unfinished round was dropped.
  case cancelled
}
