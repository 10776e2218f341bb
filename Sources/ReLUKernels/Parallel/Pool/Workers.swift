// The threads of a pool and the memory they share with its callers.

import CThreadSupport

/// Workers, added one by one and ended together.
///
/// Unchecked: the pool lets one thread at a time at it. Invariant: the slots of `threads.count`
/// workers lie side by side from `memory` on, and outlive their threads.
package final class Workers: @unchecked Sendable {
  private let memory: UnsafeMutableRawPointer
  private let most: Int
  private var threads: [UnsafeMutableRawPointer] = []

  /// No worker, and room for so many.
  package init(most: Int) {
    self.most = most
    memory = .allocate(byteCount: WorkerPlace.stride * most, alignment: WorkerPlace.stride)
  }

  deinit {
    for index in threads.indices { self[index].stop() }
    for thread in threads { cts_join_thread(thread) }
    memory.deallocate()
  }

  /// How many there are.
  package var count: Int { threads.count }

  /// A worker's place.
  package subscript(index: Int) -> WorkerPlace {
    WorkerPlace(at: memory + index * WorkerPlace.stride)
  }

  /// Adds a worker, which runs on `core` only.
  ///
  /// - Returns: Whether the system had a thread to give.
  package func start(on core: Int?) -> Bool {
    precondition(threads.count < most, "there is no room for more than \(most) workers")
    let place = WorkerPlace(initializing: memory + threads.count * WorkerPlace.stride)
    let thread = cts_start_thread(
      { address in
        guard let address else { return }
        WorkerPlace(at: address).work()
      }, place.address, core.map(Int32.init(clamping:)) ?? -1)
    guard let thread else { return false }
    threads.append(thread)
    return true
  }
}
