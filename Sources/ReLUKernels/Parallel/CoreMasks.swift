// What the masks of the threads of a process say of the process.

import CThreadSupport

/// The masks of a process's threads at one moment.
///
/// Whoever starts a process with `taskset` gives its first thread a mask, which the others inherit;
/// `taskset -ap` and a change of the cpuset reach all threads there are; but a program keeps some of
/// its threads on cores of their own as well, and from outside that looks the same.
package struct CoreMasks: Equatable {
  /// A worker of ours, whose mask nobody changes but we and who means the whole process.
  package struct Worker: Equatable {
    /// Where it was put.
    package var given: CoreList
    /// Where it may run now.
    package var found: CoreList

    package init(given: CoreList, found: CoreList) { (self.given, self.found) = (given, found) }
  }

  /// Where the process was started.
  package var atStart: CoreList
  /// Where any of its threads may run.
  package var threads: CoreList = []
  /// How many threads there are.
  package var threadCount = 1
  /// Whether some of them may run where others may not.
  package var differ = false
  /// Those of the pool.
  package var workers: [Worker] = []

  package init(atStart: CoreList) { self.atStart = atStart }

  /// The cores of the process.
  ///
  /// - With workers: as before while they are where they were put, else where they may run now.
  /// - Without: where all threads may run if they agree. One that is alone, or some of many, may have
  ///   been kept on a core by the program itself: then where the process was started counts too. So
  ///   a mask that a process of one thread is given from outside is followed from the first call on
  ///   several threads on.
  ///
  /// - Parameter before: What it was at the last look.
  /// - Returns: Cores, ascending; none where the system says nothing.
  package func cores(before: CoreList) -> CoreList {
    guard workers.isEmpty else {
      let found = workers.reduce([]) { $0.union($1.found) }
      let isUnchanged = workers.allSatisfy { $0.found == $0.given }
      return isUnchanged || found.isEmpty ? before : found
    }
    return threadCount > 1 && !differ ? threads : atStart.union(threads)
  }
}

extension CoreMasks {
  /// Those of this process.
  ///
  /// - Parameter workers: Where workers were put, by the thread.
  /// - Returns: Those of the workers if there are any, in the order of the dictionary.
  static func ofThisProcess(workers: [UInt: CoreList]) -> CoreMasks {
    var masks = CoreMasks(atStart: CoreList(filledBy: cts_start_cores))
    masks.workers = workers.map { thread, given in
      Worker(
        given: given,
        found: CoreList { cts_started_cores(UnsafeMutableRawPointer(bitPattern: thread), $0, $1) })
    }
    guard workers.isEmpty else { return masks }
    var threads = cts_threads()
    masks.threads = CoreList {
      threads = cts_process_cores($0, $1)
      return threads.cores
    }
    (masks.threadCount, masks.differ) = (Int(threads.threads), threads.differ != 0)
    return masks
  }
}
