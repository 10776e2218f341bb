// Which of several implementations of a ceiling is the fastest here and now.

import BenchmarkKit

/// A short trial of alternatives that do the same.
///
/// Only the fastest implementation is a ceiling, and which it is depends on CPU, cache level and
/// placement. The trial decides what is measured and enters no figure; should it choose badly, the
/// ceiling is a little low, and the tolerance of the comparison with it has room for that.
struct LoopTrial {
  /// Nanoseconds that a timed batch lasts at least, unless one iteration is longer.
  private let batchDuration: UInt64 = 50_000
  /// Nanoseconds for all batches of a contender, unless there are fewer than `fewestBatches`.
  private let duration: UInt64 = 2_000_000
  private let fewestBatches = 2
  private let time = MonotonicTimeSource()

  /// The index of the contender with the shortest batch; the first where there is but one.
  func fastest(of contenders: [Contender]) -> Int {
    guard contenders.count > 1, let first = contenders.first else { return 0 }
    let batch = batch(of: first)
    var shortest = contenders.map { _ in UInt64.max }
    var rounds = 0
    let start = time.nanoseconds()
    // In turns, so that a disturbance hits all of them.
    while rounds < fewestBatches
      || time.elapsed(since: start) < duration * UInt64(contenders.count)
    {
      for (index, contender) in contenders.enumerated() {
        contender.beforeSample()
        shortest[index] = min(shortest[index], duration(of: contender, batch))
      }
      rounds += 1
    }
    return shortest.indices.min { shortest[$0] < shortest[$1] } ?? 0
  }

  /// A batch that is long enough, by doubling.
  private func batch(of contender: Contender) -> Int {
    var batch = 1
    contender.beforeSample()
    contender.run(1)
    while batch < 1 << 20, duration(of: contender, batch) < batchDuration { batch *= 2 }
    return batch
  }

  private func duration(of contender: Contender, _ batch: Int) -> UInt64 {
    let start = time.nanoseconds()
    contender.run(batch)
    return time.elapsed(since: start)
  }
}
