// The referee's look at the core on which both sides of a pair take turns.

/// Tells whether the core of a process pair is clear, and waits until it is.
///
/// The referee looks itself, from the core of the pair, while neither side works. So nothing is asked of
/// the executables, one of which may be older than the question, and neither side knows more than the other;
/// what a core can do is learnt once for all pairs, and so is that waiting is in vain.
public final class CoreWatch {
  private let probe: ThroughputProbe
  private let time: any TimeSource
  private let moveTo: (CoreChoice) -> Bool
  private let leave: () -> Void
  private var waiting = WaitingTime()
  /// Nanoseconds of all rounds beside which it looked, waiting included.
  private var spent: UInt64 = 0
  private var isThere = false

  /// A watch; nothing is looked at yet.
  ///
  /// - Parameters:
  ///   - probe: Looks.
  ///   - time: The clock of the pairs' budgets.
  ///   - moveTo: Takes the calling thread to the core of a pair; says whether it is there.
  ///   - leave: Gives it back the cores it had.
  public init(
    probe: ThroughputProbe, time: any TimeSource, moveTo: @escaping (CoreChoice) -> Bool,
    leave: @escaping () -> Void
  ) {
    self.probe = probe
    self.time = time
    self.moveTo = moveTo
    self.leave = leave
  }

  /// Goes to the core of a pair, if that can be, and learns what it can do where nobody has been: that takes
  /// as long as many rounds.
  func begin(on choice: CoreChoice) {
    isThere = moveTo(choice)
    _ = reading()
  }

  /// Leaves it.
  func end() {
    leave()
    isThere = false
  }

  /// The core now; nil where it cannot be looked at.
  func reading() -> CoreReading? { isThere ? probe.reading() : nil }

  /// How many times as long a short copy took as on a core of one's own, at the slower of two looks.
  ///
  /// By the best so far: a pair's looks are judged at its end.
  func slowdown(of look: CoreLook) -> Double {
    max(probe.slowdown(of: look.before), probe.slowdown(of: look.after))
  }

  /// Waits until the core is clear, as long as it may.
  ///
  /// - Parameters:
  ///   - left: Nanoseconds that are left for the rounds under way.
  ///   - needed: What of that the fewest rounds yet need.
  ///   - isCancelled: Polled meanwhile.
  func awaitClearSpell(left: UInt64, needed: UInt64, isCancelled: () -> Bool) {
    guard isThere else { return }
    let allowance = waiting.allowance(spent: spent, left: left, needed: needed)
    let start = time.nanoseconds()
    var isClear = probe.isClear(probe.reading())
    while !isClear, time.elapsed(since: start) < allowance, !isCancelled() {
      isClear = probe.isClear(probe.reading())
    }
    waiting.note(allowance == 0 ? 0 : time.elapsed(since: start), isClear: isClear)
  }

  /// Notes how long a round beside which it looked took, waiting included.
  func note(round nanoseconds: UInt64) { spent += nanoseconds }
}

/// What was seen of the core directly before and after a sample.
struct CoreLook {
  let before, after: CoreReading

  /// nil where either is missing.
  init?(before: CoreReading?, after: CoreReading?) {
    guard let before, let after else { return nil }
    (self.before, self.after) = (before, after)
  }
}
