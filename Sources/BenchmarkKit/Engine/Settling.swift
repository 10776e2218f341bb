// Waiting for the threads of other libraries after their turns, and what is known where they never sleep.

/// Has the threads of other libraries asleep before somebody else is timed.
///
/// A class because it remembers the turns and the groups of a run: what one has started may run on in
/// the next.
public final class Settling {
  /// After so many waits in vain in a row a group waits no more: each takes half a second, and what
  /// is told to search for work for ever will not sleep the next time either.
  package static let mostWaitsInVain = 3

  /// Nanoseconds of work that get the machine over a pause.
  static let recovery: UInt64 = 3_000_000
  /// Nanoseconds that a turn begins with at least, where it waits.
  public static let leastPause = Quiescence.look + recovery

  private let wait: () -> Bool
  /// Whether threads of another library may be running on.
  private var isUnsettled = false
  private var waitsInVain = 0
  /// Whether a turn of the group began while threads were running on.
  public private(set) var isInVain = false

  /// Starts without knowing any turn.
  ///
  /// - Parameter wait: Returns when the process is idle, or false where that takes too long.
  public init(wait: @escaping () -> Bool = { Quiescence().await() }) {
    self.wait = wait
  }

  /// Begins a group.
  ///
  /// After one in which nothing slept it waits once more to see whether that has changed.
  ///
  /// - Parameter contenders: Who takes part; they were at work already when they were prepared.
  public func begin(_ contenders: [Contender]) {
    if contenders.contains(where: \.leavesThreadsRunning) { isUnsettled = true }
    waitsInVain = waitsInVain < Self.mostWaitsInVain ? 0 : Self.mostWaitsInVain - 1
    isInVain = false
  }

  /// Begins a turn: waits where the last one may have left threads running.
  ///
  /// A turn after one that leaves nothing running does not pause: a pause costs it the caches and the
  /// clock of its core, and milliseconds of work to get them back.
  ///
  /// - Parameter contender: Whose turn it is.
  /// - Returns: Whether it paused.
  public func settle(for contender: Contender) -> Bool {
    defer { if contender.leavesThreadsRunning { isUnsettled = true } }
    guard isUnsettled else { return false }
    guard waitsInVain < Self.mostWaitsInVain else {
      isInVain = true
      return false
    }
    if wait() {
      (isUnsettled, waitsInVain) = (false, 0)
    } else {
      waitsInVain += 1
      isInVain = true
    }
    return true
  }
}
