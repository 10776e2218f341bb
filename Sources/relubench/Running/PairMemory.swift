// The memory that the two processes of a pair work on.

import BenchmarkKit
import JemallocMemory

/// Keeps the memory of the pair under way; each pair gets fresh memory, and so other pages.
final class PairMemory {
  private let bytesNeeded: Int
  private var memory: SharedMemory?

  /// What alignment to pages takes besides, and what an executable of another commit takes more.
  private static let slack = 64 << 20

  /// Memory for pairs whose largest group takes so many bytes.
  init(bytesNeeded: Int) {
    self.bytesNeeded = bytesNeeded
  }

  /// Replaces the memory.
  ///
  /// - Returns: `layout` with the path by which the workers open the memory, or with the reason why
  ///   each of them has to have its own.
  func renewed(_ layout: DuelLayout) -> DuelLayout {
    memory = nil
    var layout = layout
    let most = SharedMemory.mostBytes
    guard bytesNeeded <= most - Self.slack else {
      layout.ownMemory =
        "only \(Quantity.bytes(max(0, most))) can be shared, and the arrays take "
        + Quantity.bytes(bytesNeeded)
      return layout
    }
    do throws(SharedMemoryError) {
      let fresh = try SharedMemory(bytes: most)
      layout.memory = fresh.path
      memory = consume fresh
    } catch {
      layout.ownMemory = "\(error)"
    }
    return layout
  }
}

extension DuelConditions {
  /// Adds a pair by what was measured of it, and says on standard error what is new.
  mutating func note(
    _ pair: [BenchmarkIdentity: ProcessPairSamples], remark talk: OutputOptions
  ) {
    for samples in pair.values { note(samples) }
    let all = pair.values.compactMap(\.conditions)
    guard !all.isEmpty else { return }
    let worst = PairConditions(
      ownMemory: all.compactMap(\.ownMemory).min(), unpinned: all.compactMap(\.unpinned).min())
    for news in note(worst) { talk.remark("warning: " + news) }
  }
}
