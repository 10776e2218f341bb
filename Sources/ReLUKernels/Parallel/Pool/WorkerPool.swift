// Threads that stay, each on a core of its own.

import CThreadSupport
import Synchronization

/// A persistent pool of threads for calls of microseconds.
///
/// A call on as many threads as the process has cores takes the workers of the other cores and does
/// its share itself, so that nobody waits for the caller's core; on fewer threads the scheduler keeps
/// them apart. See ``PoolPlacement``.
///
/// A worker spins for ``patience``, then sleeps: nothing is busy while nobody calls. A
/// part whose worker has not begun when the caller is done with its own is done by the caller, as is
/// one for which the system gave no thread: a worker without a core holds nobody up unless it lost it
/// half-way.
///
/// Cores are those that the system counts, and those of the process, not of the thread that makes the pool
/// or calls. Of those that a profile says share a physical one no more spin than there are cores.
///
/// One call at a time: another that comes meanwhile, from a second thread or from inside a part,
/// does all its parts on its own thread.
public final class WorkerPool: ForkJoin {
  /// What a worker and a caller give their waiting before they sleep, in nanoseconds: several times
  /// what it takes to wake a thread, as in pthreadpool, and short of what anybody notices.
  public static let defaultPatience: UInt64 = 50_000

  /// The most threads of a call, the caller's among them.
  public static let mostThreads = 1024

  /// The pool of the process.
  ///
  /// Its workers are started when first needed.
  public static let shared = WorkerPool()

  /// The variant of the kernels that run on it.
  public let variant = "parallel-pool"
  /// Whose threads they are.
  public let threads = "the threads of a persistent pool"
  private let patience: UInt64
  private let isBusy = Atomic(false)
  /// Only whoever made `isBusy` true uses it.
  private let workers: Workers

  /// A pool without a worker yet.
  ///
  /// - Parameters:
  ///   - patience: Nanoseconds that a thread spins before it sleeps.
  ///   - cores: Where workers run; nil for the cores of the process, whichever these are at a call.
  public init(patience: UInt64 = defaultPatience, cores: [Int]? = nil) {
    self.patience = patience
    workers = Workers(most: Self.mostThreads, cores: cores)
  }

  /// Runs parts `0 ..< parts` of `call` on as many threads, of which the caller's is one.
  public func run(_ call: borrowing ChunkedCall, parts: Int) {
    let isMine = !isBusy.exchange(true, ordering: .acquiring)
    defer { if isMine { isBusy.store(false, ordering: .releasing) } }
    guard isMine, parts <= Self.mostThreads else {
      for part in 0..<parts { call.run(part: part) }
      return
    }
    let share = workers.prepare(threads: parts, core: Int(cts_current_core()))
    let own = share.callersPart
    // Whoever spins has to have a core to do it on.
    let patience = parts <= share.coreCount ? patience : 0
    withUnsafePointer(to: call) { call in
      for part in 0..<parts where part != own {
        worker(of: part, share)?.post(call, part: part, patience: patience)
      }
      call.pointee.run(part: own)
      for part in 0..<parts where part != own {
        if worker(of: part, share)?.takeBack() ?? true { call.pointee.run(part: part) }
      }
      for part in 0..<parts where part != own {
        worker(of: part, share)?.join(patience: patience)
      }
    }
  }

  /// Starts the workers that calls on so many threads take; all is well with one that is busy.
  public func prepare(threads: Int) -> Int {
    guard threads <= Self.mostThreads else { return 1 }
    let isMine = !isBusy.exchange(true, ordering: .acquiring)
    defer { if isMine { isBusy.store(false, ordering: .releasing) } }
    guard isMine else { return threads }
    _ = workers.prepare(threads: threads, core: Int(cts_current_core()))
    return threads - workers.missing(threads: threads)
  }

  /// Whether every worker there is sleeps, or is about to; never nil.
  public var isAsleep: Bool? {
    let isMine = !isBusy.exchange(true, ordering: .acquiring)
    defer { if isMine { isBusy.store(false, ordering: .releasing) } }
    return isMine && (0..<workers.count).allSatisfy { workers[$0].isAsleep }
  }

  /// Who does a part that is not the caller's; nil where the system gave no thread for it.
  private func worker(of part: Int, _ share: CallShare) -> WorkerPlace? {
    let worker = share.worker(ofPart: part)
    return worker < workers.count ? workers[worker] : nil
  }
}
