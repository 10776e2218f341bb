// One reading of what a thread gets of its core.

/// What a short copy and a chain of additions took on a core, at one moment.
public struct CoreReading: Sendable, Equatable {
  /// Whose best a reading is held against: CPUs may differ, and threads that are read at once may be in
  /// each other's way.
  struct Place: Sendable, Hashable {
    /// The CPU; -1 where the system does not say.
    var cpu: Int32
    /// How many threads were read at once.
    var threads: Int
  }

  let place: Place
  /// Nanoseconds of the copies, the faster of two goes.
  let copy: UInt64
  /// Nanoseconds of the additions, the faster of two goes.
  let chain: UInt64
  /// The smallest of this place's last chains: how slow the clock has been for a while.
  let slowClock: UInt64
}
