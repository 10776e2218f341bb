// Whose turn it is among the sets of a cold workload.

/// Turns through a pool of sets, one for each iteration, without end.
///
/// The place is kept from one batch to the next and shared by all who use the pool: a settling batch
/// before a sample moves on like any other, and never leaves a set in the caches for the sample.
struct SetRotation {
  private let count: Int
  private var next = 0
  /// Sets used since they were last taken back, at most all.
  private var used = 0
  /// Of these, those used since somebody last asked.
  private var usedLately = 0

  /// Turns through sets `0 ..< count`, of which there is at least one.
  init(count: Int) {
    precondition(count > 0, "a rotation needs a set")
    self.count = count
  }

  /// The set whose turn it is.
  mutating func take() -> Int {
    let set = next
    next = next + 1 == count ? 0 : next + 1
    used = min(used + 1, count)
    usedLately = min(usedLately + 1, count)
    return set
  }

  /// The sets to restore before the next batch: none while there are enough unused ones for another
  /// batch like the last, else all that were used, in the order of their next turns.
  ///
  /// To restore a set right after its use would be wrong: that leaves its pristine copy in the cache,
  /// clean, and the batch that follows would displace those lines instead of lines that have to be
  /// written back. In place that was a third of its time.
  mutating func takeBack() -> [Int] {
    let isEnough = used + usedLately <= count
    usedLately = 0
    guard !isEnough else { return [] }
    defer { used = 0 }
    return (0..<used).map { (next + count - used + $0) % count }
  }
}
