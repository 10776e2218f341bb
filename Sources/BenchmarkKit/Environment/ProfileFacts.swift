// What the kernel that chooses goes by.

/// The profile that `relubench tune` leaves, and what became of it.
public struct ProfileFacts: Sendable, Equatable, Codable {
  /// What became of it.
  public enum State: String, Sendable, Codable, CaseIterable {
    /// There is none.
    case none
    /// The kernel that chooses goes by it.
    case applied
    /// There is one, which cannot be used.
    case ignored
  }

  /// What became of it.
  public var state: State
  /// The file; nil where there is none.
  public var path: String?
  /// Why it is ignored; nil where it is not.
  public var reason: String?

  /// Joins a state with what is known of the file.
  public init(_ state: State, path: String? = nil, reason: String? = nil) {
    self.state = state
    self.path = path
    self.reason = reason
  }
}
