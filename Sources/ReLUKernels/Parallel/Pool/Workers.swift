// The threads of a pool and the memory they share with its callers.

import CThreadSupport

/// Workers, added one by one and ended together.
///
/// Unchecked: the pool lets one thread at a time at it. Invariant: the slots of `threads.count`
/// workers lie side by side from `memory` on, and outlive their threads.
package final class Workers: @unchecked Sendable {
  private let memory: UnsafeMutableRawPointer
  private let most: Int
  /// Whether they follow the cores of the process; else they stay where they are told to.
  private let followsProcess: Bool
  private var threads: [UnsafeMutableRawPointer] = []
  private var placement: PoolPlacement
  /// How many workers are where `placement` has them, from the first on.
  private var placed = 0
  private var lookCount = -1
  /// The system refused a thread after the last look at the process.
  private var isRefused = false

  /// No worker, and room for so many, on these cores; nil for those of the process.
  package init(most: Int, cores: [Int]? = nil) {
    self.most = most
    followsProcess = cores == nil
    placement = PoolPlacement(cores: cores ?? [], coreCount: cores?.count ?? 1)
    memory = .allocate(byteCount: WorkerPlace.stride * most, alignment: WorkerPlace.stride)
  }

  deinit {
    for index in threads.indices { self[index].stop() }
    for thread in threads {
      if followsProcess { ProcessCores.shared.forget(thread) }
      cts_join_thread(thread)
    }
    memory.deallocate()
  }

  /// How many there are.
  package var count: Int { threads.count }

  /// A worker's place.
  package subscript(index: Int) -> WorkerPlace {
    WorkerPlace(at: memory + index * WorkerPlace.stride)
  }

  /// Gets ready for a call: starts the workers it lacks, as far as the system has threads to give, and
  /// has them where they are to run.
  ///
  /// - Parameters:
  ///   - threads: Those of the call, the caller's among them.
  ///   - core: Where the caller runs.
  /// - Returns: Who does which part.
  package func prepare(threads: Int, core: Int) -> CallShare {
    lookAround()
    place(threads: threads, mayPin: !isRefused)
    while count < placement.workers(threads: threads), !isRefused {
      if !start() {
        isRefused = true
        place(threads: threads, mayPin: false)
      }
    }
    let wanted = min(count, placement.workers(threads: threads))
    while placed < wanted {
      put(placed)
      placed += 1
    }
    return placement.share(threads: threads, core: core)
  }

  /// How many workers are missing for calls on so many threads, of which the last was one.
  package func missing(threads: Int) -> Int { max(0, placement.workers(threads: threads) - count) }

  /// A look at the process is also the time to ask again for a thread that was refused: to ask at each
  /// call would cost more than many calls take.
  private func lookAround() {
    let looks = ProcessCores.shared.lookCount
    guard looks != lookCount else { return }
    lookCount = looks
    isRefused = false
    let before = placement
    if followsProcess {
      let cores = ProcessCores.shared.cores
      placement.look(
        cores: cores,
        coreCount: CoreSharing.ofThisMachine.count(of: cores, mostBusy: ProcessCores.shared.count))
    } else {
      placement.look(cores: placement.cores, coreCount: placement.coreCount)
    }
    // Where the process's cores have changed, so have the masks of the workers.
    if placement.cores != before.cores || placement.isPinned != before.isPinned { placed = 0 }
  }

  private func place(threads: Int, mayPin: Bool) {
    let wasPinned = placement.isPinned
    placement.begin(threads: threads, mayPin: mayPin)
    if placement.isPinned != wasPinned { placed = 0 }
  }

  /// Whoever creates a thread hands its own mask down to it, which may be that of one core.
  private func put(_ worker: Int) {
    let cores = placement.cores(ofWorker: worker)
    guard !cores.isEmpty else { return }
    if followsProcess {
      ProcessCores.shared.place(threads[worker], on: cores)
    } else {
      _ = cores.given(to: { cts_restrict_started(threads[worker], $0, $1) })
    }
  }

  /// Adds a worker.
  ///
  /// - Returns: Whether the system had a thread to give.
  package func start() -> Bool {
    precondition(threads.count < most, "there is no room for more than \(most) workers")
    let place = WorkerPlace(initializing: memory + threads.count * WorkerPlace.stride)
    let thread = cts_start_thread(
      { address in
        guard let address else { return }
        WorkerPlace(at: address).work()
      }, place.address)
    guard let thread else { return false }
    threads.append(thread)
    return true
  }
}
