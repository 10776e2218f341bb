// What a comparison comes to.

/// What a comparison of two times comes to: the candidate against the baseline.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  /// The whole interval of the ratio lies below 1.
  case faster
  /// The whole interval lies above 1.
  case slower
  /// The whole interval lies within the margin around 1: what difference there is does not matter.
  case equivalent
  /// None of these: the interval is too wide, or there is none.
  case undecided
}
