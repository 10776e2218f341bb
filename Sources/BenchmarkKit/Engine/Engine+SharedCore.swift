// Looking beside each sample whether the core is shared, and waiting until it is not.

extension Engine {
  /// One sample of a group's rounds, taken in a clear spell if there is time to wait for one.
  func takeSample(
    of contender: Contender, batch: Int, waiting: inout RoundWaiting,
    spent: @autoclosure () -> UInt64,
    rounds: Int
  ) -> Sample {
    let isWatched = instruments.core != nil && isWatched(contender, batch: batch)
    var spell = Spell(
      allowance: isWatched ? waiting.allowance(spent: spent(), rounds: rounds) : 0)
    let sample = takeSample(of: contender, batch: batch, &spell)
    if isWatched { waiting.note(waited: spell.waited, isClear: spell.isClear) }
    return sample
  }

  /// Whether a look at the core right before and after speaks for a sample.
  ///
  /// Not where one iteration is longer than the shortest sample: it moves megabytes, through memory that the
  /// core's first cache says nothing of, and spells begin and end within it. Waiting for clear ones was tried
  /// there and took half of the rounds for nothing.
  private func isWatched(_ contender: Contender, batch: Int) -> Bool {
    contender.worksOnThisCore && batch > 1
  }

  /// The core of a contender's threads now, of the slowest of them; nil where nobody looks.
  func reading(beside contender: Contender, batch: Int) -> CoreReading? {
    guard let probe = instruments.core, isWatched(contender, batch: batch) else { return nil }
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
  func awaitClearSpell(
    for contender: Contender, batch: Int, _ wait: Wait, _ spell: inout Spell
  ) {
    guard spell.allowance > 0 else { return }
    while !isClear(reading(beside: contender, batch: batch)),
      wait.isWorthwhile(spell, at: time), !isCancelled()
    {}
    wait.end(&spell, at: time)
  }
}
