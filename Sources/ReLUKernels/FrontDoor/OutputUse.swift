// When the output of a call is read: what a caller knows and the library cannot.

/// When the output of a call is read.
///
/// Stores past the caches are the fastest for an output that the caches do not hold, and leave it in memory:
/// whoever reads it next waits for that. Only outputs of a call out of place may be stored so.
@frozen
public enum OutputUse: Sendable, Hashable {
  /// Not soon, or nobody knows: long outputs are stored past the caches.
  case later
  /// By the next operation: an output that the last cache holds is left there.
  case soon
}
