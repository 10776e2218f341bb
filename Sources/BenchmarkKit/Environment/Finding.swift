// One thing about an environment that a person who measures should know.

/// Something about the environment that matters to a measurement, and what to do about it.
public struct Finding: Sendable, Equatable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable {
    /// Figures taken like this mislead.
    case problem
    /// Figures are usable, and better with this changed or kept in mind.
    case advice
    /// As it should be.
    case fine
  }

  /// What was looked at; stable, for filters and tests: `governor`.
  public var subject: String
  /// How much it matters.
  public var severity: Severity
  /// What was found, in a few words.
  public var title: String
  /// What it does to a measurement.
  public var effect: String
  /// What to do about it; nil where nothing is to be done.
  public var remedy: String?
  /// The command that does it, where there is one.
  public var command: String?

  /// Describes one finding.
  public init(
    _ severity: Severity, subject: String, title: String, effect: String, remedy: String? = nil,
    command: String? = nil
  ) {
    self.subject = subject
    self.severity = severity
    self.title = title
    self.effect = effect
    self.remedy = remedy
    self.command = command
  }
}
