// Which of several implementations of a ceiling are the fastest here and now.

import BenchmarkKit

/// A short trial of alternatives that do the same.
///
/// Only the fastest implementation is a ceiling, and which it is depends on CPU, cache level and
/// placement. The trial decides what is measured and enters no figure.
struct LoopTrial {
  /// Nanoseconds that a batch lasts at least, unless one iteration is longer.
  private static let batchDuration: UInt64 = 50_000
  /// Nanoseconds for all batches of a contender, unless there are fewer than `fewestBatches`.
  private static let duration: UInt64 = 4_000_000
  private static let fewestBatches = 2
  /// How many go on to the rounds at most, and how far behind the fastest, where iterations are short.
  ///
  /// In an array that just fits into L1 the same loop was seen 20 % slower in the rounds than in a
  /// trial a second before, and its rivals not. Beyond the caches rounds are dear, and two batches of
  /// each, of which a neighbour of the machine may slow one, tell no more than which are the best two.
  private let mostFinalists = 3
  private let mostLongFinalists = 2
  private let mostBehind = 1.25
  private let time = MonotonicTimeSource()

  /// Nanoseconds that the trial of one of several contenders takes at least: one iteration and one timed
  /// to find its batch, then its batches.
  static func leastTime(iteration: Double) -> Double {
    2 * iteration + max(Double(duration), Double(fewestBatches) * iteration)
  }

  /// The indices of the contenders that are fastest in the median, best first; at least one.
  ///
  /// Batches are timed as in the rounds: in turns, so that a disturbance hits all of them, and each
  /// after an untimed one.
  func finalists(of contenders: [Contender]) -> [Int] {
    guard contenders.count > 1 else { return [0] }
    // Of each its own: threads that sleep make a call of one many times as long as of another.
    let batches = contenders.map(batch)
    var durations = contenders.map { _ in [Double]() }
    let start = time.nanoseconds()
    while durations[0].count < Self.fewestBatches
      || time.elapsed(since: start) < Self.duration * UInt64(contenders.count)
    {
      for (index, contender) in contenders.enumerated() {
        contender.beforeSample()
        // One long iteration settles by itself.
        if batches[index] > 1 { contender.run(batches[index]) }
        contender.beforeSample()
        durations[index].append(
          Double(self.duration(of: contender, batches[index])) / Double(batches[index]))
      }
    }
    // The lower of the two in the middle: of two batches the undisturbed one.
    let medians = durations.map { $0.sorted()[($0.count - 1) / 2] }
    let ranking = medians.indices.sorted { medians[$0] < medians[$1] }
    let most = batches[ranking[0]] > 1 ? mostFinalists : mostLongFinalists
    let slowest = medians[ranking[0]] * mostBehind
    return ranking.prefix(most).filter { medians[$0] <= slowest }
  }

  /// A batch that is long enough, by doubling.
  private func batch(of contender: Contender) -> Int {
    var batch = 1
    contender.beforeSample()
    contender.run(1)
    while batch < 1 << 20, duration(of: contender, batch) < Self.batchDuration { batch *= 2 }
    return batch
  }

  private func duration(of contender: Contender, _ batch: Int) -> UInt64 {
    let start = time.nanoseconds()
    contender.run(batch)
    return time.elapsed(since: start)
  }
}
