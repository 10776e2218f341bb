// Which cores this process may use, and how many of them at once.

import CMachineFacts
import CThreadSupport
import Synchronization

/// Cores this process may use at once, now; at least 1.
///
/// Those in the mask of the process, or as many as the CPU quota of its control group gives it,
/// rounded up, where that are fewer. A quarter of a second old at most, so that it costs a few
/// nanoseconds to ask.
public var availableCores: Int { ProcessCores.shared.count }

/// Follows the mask and the quota of the process.
///
/// A mask belongs to a thread, not to a process, and a thread that is kept on one core does not speak
/// for the others. See ``CoreMasks`` for what is made of the masks.
package final class ProcessCores: Sendable {
  static let shared = ProcessCores()

  /// Nanoseconds between two looks at masks, and at quotas, which are in files.
  private static let period: (masks: UInt64, quota: UInt64) = (250_000_000, 1_000_000_000)

  /// What was found at the last look.
  private struct State {
    var cores: CoreList = []
    var quota = 0.0
    var quotaIsDue: UInt64 = 0
    /// Where the workers were put that follow the process, by the thread.
    var workers: [UInt: CoreList] = [:]
    /// Of the masks that were looked at.
    var mark: UInt64 = 0

    /// The mark of the masks as they are now.
    ///
    /// To take it allocates nothing, as a call must not: nearly always nothing has changed.
    var markNow: UInt64 {
      guard !workers.isEmpty else { return cts_process_mark() }
      return workers.keys.reduce(1) { mark, thread in
        (mark &* 31) &+ cts_started_mark(UnsafeMutableRawPointer(bitPattern: thread))
      }
    }
  }

  private let isDue = Atomic<UInt64>(0)
  private let most = Atomic(1)
  private let looks = Atomic(0)
  private let state = Mutex(State())

  private init() { look(cts_coarse_nanoseconds()) }

  /// How many cores may be busy at once.
  var count: Int {
    lookIfDue()
    return most.load(ordering: .relaxed)
  }

  /// How often it has looked: while that stays, so does everything else.
  var lookCount: Int {
    lookIfDue()
    return looks.load(ordering: .acquiring)
  }

  /// The cores of the process; none where the system does not say.
  var cores: CoreList { state.withLock(\.cores) }

  private func lookIfDue() {
    let now = cts_coarse_nanoseconds()
    if now >= isDue.load(ordering: .relaxed) { look(now) }
  }

  private func look(_ now: UInt64) {
    state.withLock { state in
      // Another thread may have been here meanwhile.
      guard now >= isDue.load(ordering: .relaxed) else { return }
      if now >= state.quotaIsDue {
        state.quota = cmf_quota_cores("")
        state.quotaIsDue = now + Self.period.quota
      }
      let mark = state.markNow
      if mark != state.mark || looks.load(ordering: .relaxed) == 0 {
        take(CoreMasks.ofThisProcess(workers: state.workers), into: &state)
        state.mark = mark
      }
      publish(state)
      isDue.store(now + Self.period.masks, ordering: .relaxed)
    }
  }

  private func take(_ masks: CoreMasks, into state: inout State) {
    state.cores = masks.cores(before: state.cores)
    for (thread, worker) in zip(Array(state.workers.keys), masks.workers) {
      state.workers[thread] = worker.found
    }
  }

  private func publish(_ state: State) {
    let cores = state.cores.isEmpty ? Int(cts_online_cores()) : state.cores.count
    most.store(Self.count(cores: cores, quota: state.quota), ordering: .relaxed)
    looks.add(1, ordering: .releasing)
  }

  /// Of so many cores those that may be busy at once, by a quota in cores; 0 for none.
  package static func count(cores: Int, quota: Double) -> Int {
    guard quota > 0, quota < Double(cores) else { return max(1, cores) }
    return max(1, Int(quota.rounded(.up)))
  }
}

// MARK: - Workers

extension ProcessCores {
  /// Puts a worker on some of the process's cores and watches over its mask from then on.
  ///
  /// Where the system allows fewer than it is asked for, the process has no others.
  func place(_ worker: UnsafeMutableRawPointer, on cores: CoreList) {
    state.withLock { state in
      var asked = cores
      if !asked.given(to: { cts_restrict_started(worker, $0, $1) }) {
        // None of these is left to the process; some of the others may be.
        asked = state.cores
        _ = asked.given(to: { cts_restrict_started(worker, $0, $1) })
      }
      let found = CoreList { cts_started_cores(worker, $0, $1) }
      state.workers[UInt(bitPattern: worker)] = found
      state.mark = state.markNow
      guard found != asked, !found.isEmpty else { return }
      state.cores = found
      publish(state)
    }
  }

  /// Forgets a worker, which is about to end.
  func forget(_ worker: UnsafeMutableRawPointer) {
    state.withLock {
      $0.workers[UInt(bitPattern: worker)] = nil
      $0.mark = $0.markNow
    }
  }
}
