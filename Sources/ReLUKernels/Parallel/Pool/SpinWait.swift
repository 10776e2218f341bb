// How a thread waits for another: it spins for a while, then sleeps.

import CThreadSupport

/// A bounded wait in a loop.
///
/// In time, not in rounds of the loop: a pause takes from 20 to 160 cycles, by the make of the core.
package struct SpinWait {
  private let duration: UInt64
  private var start: UInt64 = 0
  private var rounds = 0

  /// Reading the clock takes as long as a few pauses.
  private static let roundsPerReading = 16

  /// - Parameter duration: Nanoseconds.
  package init(duration: UInt64) { self.duration = duration }

  /// Pauses once.
  ///
  /// - Returns: Whether there is time left to pause again.
  package mutating func pause() -> Bool {
    guard duration > 0 else { return false }
    cts_pause()
    defer { rounds += 1 }
    guard rounds % Self.roundsPerReading == 0 else { return true }
    let now = cts_nanoseconds()
    if rounds == 0 { start = now }
    return now - start < duration
  }
}
