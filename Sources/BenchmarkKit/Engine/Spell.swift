// Waiting before one sample.

/// What may be waited for a clear core before a sample, and what came of it.
struct Spell {
  /// Nanoseconds that the waits before the sample may take together.
  let allowance: UInt64
  /// What they took.
  var waited: UInt64 = 0
  /// Whether the core was clear right before the sample; true where nobody looks.
  var isClear = true

  /// A sample before which so much may be waited.
  init(allowance: UInt64) { self.allowance = allowance }
}

/// A wait that has begun.
///
/// Where nothing may be waited the clock is not looked at.
struct Wait {
  private let start: UInt64
  private let before: UInt64

  /// Begins a wait as part of a spell.
  init(_ spell: Spell, at time: some TimeSource) {
    start = spell.allowance > 0 ? time.nanoseconds() : 0
    before = spell.waited
  }

  /// Whether there is time left to wait on.
  func isWorthwhile(_ spell: Spell, at time: some TimeSource) -> Bool {
    spell.allowance > 0 && before + time.elapsed(since: start) < spell.allowance
  }

  /// Ends the wait, or this part of it.
  func end(_ spell: inout Spell, at time: some TimeSource) {
    spell.waited = before + time.elapsed(since: start)
  }
}
