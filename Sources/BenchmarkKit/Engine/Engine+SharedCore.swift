// Looking beside each sample whether the core is shared, and waiting until it is not.

extension Engine {
  /// One sample of a group's rounds, taken in a clear spell if there is time to wait for one.
  func takeSample(
    of contender: Contender, batch: Int, waiting: inout RoundWaiting,
    spent: @autoclosure () -> UInt64,
    rounds: Int
  ) -> Sample {
    guard instruments.core != nil, waiting.isAllowed else {
      return takeSample(of: contender, batch: batch)
    }
    var spell = Spell(allowance: waiting.allowance(spent: spent(), rounds: rounds))
    let sample = takeSample(of: contender, batch: batch, &spell)
    waiting.note(waited: spell.waited, isClear: spell.isClear)
    return sample
  }

  /// One sample without waiting.
  func takeSample(of contender: Contender, batch: Int) -> Sample {
    var spell = Spell(allowance: 0)
    return takeSample(of: contender, batch: batch, &spell)
  }

  /// The core of a contender's threads now, of the slowest of them; nil where nobody looks.
  func reading(beside contender: Contender) -> CoreReading? {
    guard let probe = instruments.core, contender.worksOnThisCore else { return nil }
    guard let onEachThread = contender.onEachThread else { return probe.reading() }
    return probe.reading(onEachThread: onEachThread)
  }

  /// Whether a reading is clear, or there is none.
  func isClear(_ reading: CoreReading?) -> Bool {
    guard let reading, let probe = instruments.core else { return true }
    return probe.isClear(reading)
  }

  /// The slower of two readings; nil where either is missing.
  func worse(_ one: CoreReading?, _ other: CoreReading?) -> CoreReading? {
    guard let one, let other, let probe = instruments.core else { return nil }
    return probe.slowdown(of: one) > probe.slowdown(of: other) ? one : other
  }

  /// Waits until the core is clear or the spell's allowance is used up.
  ///
  /// It works on while it waits: a core that sleeps gives away its clock and its caches.
  func awaitClearSpell(for contender: Contender, _ wait: Wait, _ spell: inout Spell) {
    guard spell.allowance > 0 else { return }
    while !isClear(reading(beside: contender)), wait.isWorthwhile(spell, at: time), !isCancelled() {
    }
    wait.end(&spell, at: time)
  }
}
