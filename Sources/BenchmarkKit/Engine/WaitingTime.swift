// How long a measurement may wait for clear spells of its core.

/// The time that goes into waiting, and what of it is left.
///
/// Waiting pays where spells come and go: a sample taken in a clear one is worth several others. Where the
/// core is never clear it only takes rounds away. So it takes at most two thirds of the time, leaves the
/// fewest rounds what they need, and ends after some waits in vain until a reading is clear again.
public struct WaitingTime: Sendable, Equatable {
  /// Nanoseconds that one wait lasts at most: spells of a neighbour were seen to last up to 450 ms, most
  /// of them below 40.
  public static let longest: UInt64 = 200_000_000
  /// Shorter waits are none: most spells last longer.
  public static let shortest: UInt64 = 1_000_000
  /// Waits in vain in a row after which there are no more.
  package static let mostInVain = 3
  /// Nanoseconds of waiting for each of measuring, at most.
  static let share = 2.0

  /// Nanoseconds waited so far.
  public private(set) var waited: UInt64 = 0
  private var inVain = 0

  /// Nothing waited yet.
  public init() {}

  /// Nanoseconds that may be waited now.
  ///
  /// - Parameters:
  ///   - spent: Since the measurement began to take samples, waiting included.
  ///   - left: What is left of the budget.
  ///   - needed: What of that the fewest rounds yet need.
  /// - Returns: 0 where there is to be no wait.
  public func allowance(spent: UInt64, left: UInt64, needed: UInt64) -> UInt64 {
    guard inVain < Self.mostInVain, left > needed else { return 0 }
    let measured = Double(spent > waited ? spent - waited : 0)
    let share = max(0, measured * Self.share - Double(waited))
    let allowed = min(Self.longest, left - needed, share < 1e18 ? UInt64(share) : .max)
    return allowed < Self.shortest ? 0 : allowed
  }

  /// Notes a wait.
  ///
  /// - Parameters:
  ///   - nanoseconds: How long it was; 0 where the core was clear at once.
  ///   - isClear: Whether the core was clear in the end.
  public mutating func note(_ nanoseconds: UInt64, isClear: Bool) {
    // Somebody may have stopped the process meanwhile: that was no waiting.
    waited += min(nanoseconds, 2 * Self.longest)
    if isClear {
      inVain = 0
    } else if nanoseconds > 0 {
      inVain += 1
    }
  }
}
