// Who uses an output after it was computed, as part of an iteration.

/// What follows a call within its iteration.
///
/// A store past the caches is cheap only as long as nobody wants the output: in a network the next
/// operation reads it at once, and waits for memory where a plain store would have left it in a cache.
public enum Consumer: String, CaseIterable, Sendable, Codable {
  /// Nobody.
  case none
  /// A pass that reads every element of the output once, in order.
  case read
}
