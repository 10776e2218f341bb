// Whose turn it is among the sets of a cold workload.

/// Turns through a pool of sets, one for each iteration, without end.
///
/// The place is kept from one batch to the next and shared by all who use the pool: a settling batch
/// before a sample moves on like any other, and never leaves a set in the caches for the sample.
struct SetRotation {
  private let count: Int
  private var next = 0
  /// Sets used since the last time they were taken back, at most all.
  private var used = 0

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
    return set
  }

  /// The sets taken since the last time, in that order, each once.
  mutating func takeBack() -> [Int] {
    defer { used = 0 }
    return (0..<used).map { (next + count - used + $0) % count }
  }
}
