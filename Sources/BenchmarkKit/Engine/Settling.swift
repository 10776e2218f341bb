// Waiting for the threads of other libraries before turns, and what is known where they never sleep.

/// Has the threads of other libraries asleep before somebody is timed.
///
/// A class because it remembers the groups of a run: what one has started may run on in the next.
public final class Settling {
  /// After so many waits in vain in a row a group waits no more: each takes half a second, and what
  /// is told to search for work for ever will not sleep the next time either.
  package static let mostWaitsInVain = 3

  /// Nanoseconds of work that get the machine over a pause.
  static let recovery: UInt64 = 3_000_000
  /// Nanoseconds that a turn begins with at least, where it waits.
  public static let leastPause = Quiescence.look + recovery

  private let wait: () -> Bool
  private var hasForeignThreads = false
  private var waitsInVain = 0
  /// Whether a turn of the group began while threads were running on.
  public private(set) var isInVain = false

  /// Starts without knowing any group.
  ///
  /// - Parameter wait: Returns when the process is idle, or false where that takes too long.
  public init(wait: @escaping () -> Bool = { Quiescence().await() }) {
    self.wait = wait
  }

  /// Begins a group.
  ///
  /// One without such threads after one that had them waits once: threads that sleep then have
  /// nothing to wake for.
  ///
  /// - Parameter hasForeignThreads: Whether another library's threads take part.
  /// - Returns: What is to be called before each of the group's turns; it says whether it paused.
  public func begin(hasForeignThreads: Bool) -> () -> Bool {
    (isInVain, waitsInVain) = (false, 0)
    if hasForeignThreads {
      self.hasForeignThreads = true
      return settle
    }
    if self.hasForeignThreads { _ = settle() }
    return { false }
  }

  private func settle() -> Bool {
    guard waitsInVain < Self.mostWaitsInVain else { return false }
    if wait() {
      waitsInVain = 0
    } else {
      waitsInVain += 1
      isInVain = true
    }
    return true
  }
}
