// Threads that stay, each on a core of its own.

import CThreadSupport
import Synchronization

/// A persistent pool of threads for calls of microseconds.
///
/// There is a worker for every core. A call takes the workers of the other cores and does its share
/// itself, so that nobody waits for the caller's core; and a part goes by the rank of its core, so
/// that on all cores the same elements meet the same core's cache in every call, wherever the caller
/// runs.
///
/// A worker spins for ``patience``, then sleeps: nothing is busy while nobody calls. A
/// part whose worker has not begun when the caller is done with its own is done by the caller: a
/// worker without a core holds nobody up unless it lost it half-way.
///
/// Cores are those that the system counts, of which two may share a physical one; and those that the
/// thread may use which makes the pool.
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
  /// The cores of the workers, ascending; empty where the system lets no program choose.
  private let cores: [Int]
  /// How many threads find a core of their own.
  private let coreCount: Int
  private let patience: UInt64
  private let isBusy = Atomic(false)
  /// Only whoever made `isBusy` true uses it.
  private let workers = Workers(most: mostThreads)

  /// A pool without a worker yet.
  ///
  /// - Parameters:
  ///   - patience: Nanoseconds that a thread spins before it sleeps.
  ///   - cores: Where workers run; the cores of the calling thread by default.
  public init(patience: UInt64 = defaultPatience, cores: [Int] = ThreadAffinity.current) {
    self.patience = patience
    self.cores = cores
    coreCount = cores.isEmpty ? availableCores : cores.count
  }

  /// Runs parts `0 ..< parts` of `call` on as many threads, of which the caller's is one.
  public func run(_ call: borrowing ChunkedCall, parts: Int) {
    let isMine = !isBusy.exchange(true, ordering: .acquiring)
    defer { if isMine { isBusy.store(false, ordering: .releasing) } }
    guard isMine, parts <= Self.mostThreads, let own = prepare(threads: parts) else {
      for part in 0..<parts { call.run(part: part) }
      return
    }
    // Whoever spins has to have a core to do it on.
    let patience = parts <= coreCount ? patience : 0
    withUnsafePointer(to: call) { call in
      for part in 0..<parts where part != own {
        workers[part].post(call, part: part, patience: patience)
      }
      call.pointee.run(part: own)
      for part in 0..<parts where part != own {
        if workers[part].takeBack() { call.pointee.run(part: part) }
      }
      for part in 0..<parts where part != own { workers[part].join(patience: patience) }
    }
  }

  /// Whether every worker there is sleeps, or is about to; never nil.
  public var isAsleep: Bool? {
    let isMine = !isBusy.exchange(true, ordering: .acquiring)
    defer { if isMine { isBusy.store(false, ordering: .releasing) } }
    return isMine && (0..<workers.count).allSatisfy { workers[$0].isAsleep }
  }
}

extension WorkerPool {
  /// Starts the workers that a call on so many threads lacks.
  ///
  /// - Returns: The part of the calling thread; nil where the system has no more threads to give.
  private func prepare(threads: Int) -> Int? {
    while workers.count < threads {
      let core = cores.isEmpty ? nil : cores[workers.count % cores.count]
      guard workers.start(on: core) else { return nil }
    }
    let core = Int(cts_current_core())
    return min(cores.firstIndex(of: core) ?? threads - 1, threads - 1)
  }
}
