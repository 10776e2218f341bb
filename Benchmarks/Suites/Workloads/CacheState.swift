// What the caches hold when an iteration starts.

/// The state of the caches at the start of an iteration.
public enum CacheState: String, CaseIterable, Sendable, Codable {
  /// Whatever the iteration before left there: all of the data as long as it fits.
  case warm
  /// Nothing of the data: each iteration works on another set of arrays, of which there are so many
  /// that caches have long lost a set when its turn comes again.
  case cold
}
