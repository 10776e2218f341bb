// Cold caches: how many sets of arrays it takes until none is cached when its turn comes.

import BenchmarkKit
import ReLUKernels

extension Workload {
  /// The pool of sets is larger than the last cache by this factor.
  ///
  /// Twice would do for a cache that drops what was used longest ago. None does exactly that, the
  /// last level may be filled from the level above (a victim cache, so that their sizes add up), and
  /// what an iteration leaves behind has to go as well.
  static let poolFactor = 3

  /// Sets of arrays that iterations go through in turn.
  ///
  /// One where the caches are warm. Otherwise as many as touch more than three times the last-level
  /// cache: one where the arrays alone are larger.
  public var setCount: Int {
    cache == .cold ? Self.coldBytes / max(1, touchedBytes) + 1 : 1
  }

  /// Bytes in three last-level caches.
  static var coldBytes: Int { poolFactor * LastLevelCache.ofThisMachine.bytes }

  /// Different bytes that an iteration reads or writes: in place the output is an input.
  private var touchedBytes: Int { bytes(arrays: touchedArrays) }

  private var touchedArrays: Int {
    operation.inputCount + (placement.output == .inPlace ? 0 : 1)
  }

  /// Bytes of one set, each array on pages of its own.
  func pagedSetBytes(arrays: Int) -> Int {
    let page = placement.pageBytes
    return arrayCounts.reduce(0) { sum, count in
      let bytes = count * elementType.byteCount + placement.alignment % page
      return sum + arrays * ((bytes + page - 1) / page * page)
    }
  }

  /// The share of a pool's pages that are touched has to be that large, or the pool is mostly slack
  /// and takes several times the memory.
  private static let leastUse = 0.2

  /// Why there is no measuring it cold; nil where there is, or where it is warm.
  var coldObstacle: String? {
    guard cache == .cold else { return nil }
    if placement.output == .fresh {
      return "a fresh output is where the allocator last freed one, in a cache"
    }
    guard setCount > 1 else { return nil }
    let use = Double(touchedBytes) / Double(pagedSetBytes(arrays: touchedArrays))
    if use < Self.leastUse {
      return "cold arrays take whole pages, of which this one would use "
        + "\(Quantity.fixed(use * 100, digits: 0)) %; take more elements"
    }
    return nil
  }

  /// Elements of the arrays that memory itself is measured with: 4 MiB.
  ///
  /// They are long enough for prefetchers and for several threads, and short enough that a sample is
  /// as long as one of the small arrays held against it: on a busy machine a sample of several
  /// milliseconds is always interrupted, one of a tenth of that rarely.
  private static let memoryElements = 1 << 20

  /// A pool of large arrays like those of this workload: what it is held against to prove that it is
  /// cold.
  var inMemory: Workload {
    Workload(
      operation: operation, elementType: elementType, elements: Self.memoryElements,
      distribution: distribution,
      placement: placement, cache: .cold, consumer: consumer, slope: slope ?? 0)
  }

  /// Whether its own arrays are too small to show what memory can do.
  var needsMemoryCeilings: Bool { cache == .cold && (arrayCounts.max() ?? 0) < Self.memoryElements }
}
