// On which cores the workers of a pool run, and which of them does which part.

/// Where the workers of a pool are.
///
/// A call on all cores finds each worker on a core of its own: a part then goes by the rank of its
/// core, so that the same elements meet the same core's cache in every call, wherever the caller runs.
///
/// A call on fewer threads leaves it to the scheduler which cores they take, since only that knows
/// which are free: of two processes that kept worker 1 on core 1 each, both would wait there while
/// other cores rest. The caller then does the first part and each worker always the same of the others.
///
/// From one to the other takes a call to the system for each worker, so workers stay on their cores
/// until none of the calls between two looks at the process's cores was on all of them.
package struct PoolPlacement: Sendable, Equatable {
  /// The cores that workers may run on, ascending; empty where the system lets no program choose.
  package private(set) var cores: [Int]
  /// How many threads find a core to spin on.
  package private(set) var coreCount: Int
  /// Whether each worker is on a core of its own.
  package private(set) var isPinned = false
  private var hasUsedAll = false

  /// Workers anywhere on these cores, of which so many may be busy at once.
  package init(cores: [Int], coreCount: Int) {
    self.cores = cores
    self.coreCount = coreCount
  }

  /// Takes what a look at the process has shown.
  package mutating func look(cores: [Int], coreCount: Int) {
    if !hasUsedAll || cores != self.cores { isPinned = false }
    hasUsedAll = false
    self.cores = cores
    self.coreCount = coreCount
  }

  /// Takes note of a call.
  ///
  /// - Parameters:
  ///   - threads: On how many threads it is.
  ///   - mayPin: Whether there are workers enough; with a core each one more is needed, that of the
  ///     caller's core.
  package mutating func begin(threads: Int, mayPin: Bool = true) {
    if !mayPin {
      isPinned = false
    } else if threads >= cores.count, cores.count > 1 {
      isPinned = true
      hasUsedAll = true
    }
  }

  /// Where a worker may run.
  package func cores(ofWorker worker: Int) -> [Int] {
    isPinned ? [cores[worker % cores.count]] : cores
  }

  /// How many workers a call on so many threads takes, that of the caller's core among them.
  package func workers(threads: Int) -> Int { isPinned ? threads : threads - 1 }

  /// Who does which part of a call by a thread on `core`.
  package func share(threads: Int, core: Int) -> CallShare {
    guard isPinned else { return CallShare(callersPart: 0, isPinned: false, coreCount: coreCount) }
    let part = min(cores.firstIndex(of: core) ?? threads - 1, threads - 1)
    return CallShare(callersPart: part, isPinned: true, coreCount: coreCount)
  }
}

/// Who does which part of a call; numbers only, for every call makes one.
package struct CallShare: Sendable {
  /// The part of the caller.
  package let callersPart: Int
  /// Whether each worker is on a core of its own.
  let isPinned: Bool
  /// How many threads find a core to spin on.
  let coreCount: Int

  /// Who does a part that is not the caller's.
  package func worker(ofPart part: Int) -> Int { isPinned ? part : part - 1 }
}
