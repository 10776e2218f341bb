// A worker's slot in memory, and what either side does with it.

import CThreadSupport
import Synchronization

/// A slot in memory: two cache lines, so that neither a neighbour's line nor the one that a
/// prefetcher brings with it is written by anybody else.
package struct WorkerPlace: @unchecked Sendable {
  package static let stride = 128

  private let slot: UnsafeMutablePointer<WorkerSlot>

  /// Makes a slot at `address`, which has room for `stride` bytes and a place in no pool yet.
  package init(initializing address: UnsafeMutableRawPointer) {
    slot = address.bindMemory(to: WorkerSlot.self, capacity: 1)
    slot.initialize(to: WorkerSlot())
  }

  /// The slot that was made at `address`.
  init(at address: UnsafeMutableRawPointer) {
    slot = address.assumingMemoryBound(to: WorkerSlot.self)
  }

  /// Where it is.
  var address: UnsafeMutableRawPointer { UnsafeMutableRawPointer(slot) }

  private var word: UnsafeMutablePointer<UInt32> {
    // The state is the first field, and an atomic is laid out like its value.
    UnsafeMutableRawPointer(slot).assumingMemoryBound(to: UInt32.self)
  }
}

// MARK: - The caller's side

extension WorkerPlace {
  /// Gives the worker a part, and wakes it if it sleeps.
  package func post(_ call: UnsafePointer<ChunkedCall>, part: Int, patience: UInt64) {
    slot.pointee.part = part
    slot.pointee.call = call
    slot.pointee.patience.store(patience, ordering: .relaxed)
    let before = slot.pointee.state.exchange(
      WorkerSlot.State.posted, ordering: .acquiringAndReleasing)
    if before == WorkerSlot.State.sleeping { cts_wake(word) }
  }

  /// Takes the part back if the worker has not begun.
  package func takeBack() -> Bool {
    slot.pointee.state.compareExchange(
      expected: WorkerSlot.State.posted, desired: WorkerSlot.State.idle, ordering: .acquiring
    ).exchanged
  }

  /// Returns when the worker is done with its part.
  package func join(patience: UInt64) {
    var wait = SpinWait(duration: patience)
    while slot.pointee.state.load(ordering: .acquiring) == WorkerSlot.State.running {
      guard !wait.pause() else { continue }
      let isAwaited = slot.pointee.state.compareExchange(
        expected: WorkerSlot.State.running, desired: WorkerSlot.State.awaited, ordering: .acquiring
      ).exchanged
      guard isAwaited else { return }
      while slot.pointee.state.load(ordering: .acquiring) == WorkerSlot.State.awaited {
        cts_wait(word, WorkerSlot.State.awaited)
      }
      return
    }
  }

  /// Ends the worker, which has no work.
  package func stop() {
    let before = slot.pointee.state.exchange(
      WorkerSlot.State.stopping, ordering: .acquiringAndReleasing)
    if before == WorkerSlot.State.sleeping { cts_wake(word) }
  }

  /// Whether the worker sleeps.
  package var isAsleep: Bool {
    slot.pointee.state.load(ordering: .relaxed) == WorkerSlot.State.sleeping
  }

  /// Whether the caller sleeps, or is about to, until the worker is done.
  package var isAwaited: Bool {
    slot.pointee.state.load(ordering: .relaxed) == WorkerSlot.State.awaited
  }
}

// MARK: - The worker's side

extension WorkerPlace {
  /// Works until it is stopped.
  package func work() {
    while awaitWork() {
      slot.pointee.call?.pointee.run(part: slot.pointee.part)
      let before = slot.pointee.state.exchange(
        WorkerSlot.State.idle, ordering: .acquiringAndReleasing)
      if before == WorkerSlot.State.awaited { cts_wake(word) }
    }
  }

  /// Returns when a part is this worker's: true; or when it is to end: false.
  private func awaitWork() -> Bool {
    var wait = SpinWait(duration: slot.pointee.patience.load(ordering: .relaxed))
    while true {
      switch slot.pointee.state.load(ordering: .relaxed) {
      case WorkerSlot.State.posted:
        let isMine = slot.pointee.state.compareExchange(
          expected: WorkerSlot.State.posted, desired: WorkerSlot.State.running,
          ordering: .acquiring
        ).exchanged
        if isMine { return true }
        // Taken back: the next part cannot be far.
        wait = SpinWait(duration: slot.pointee.patience.load(ordering: .relaxed))
      case WorkerSlot.State.stopping:
        return false
      default:
        guard !wait.pause() else { continue }
        sleep()
        // Whoever woke it may have taken the part back meanwhile, and will call again.
        wait = SpinWait(duration: slot.pointee.patience.load(ordering: .relaxed))
      }
    }
  }

  /// Sleeps until there is work or an end; not at all where there is one already.
  private func sleep() {
    guard
      slot.pointee.state.compareExchange(
        expected: WorkerSlot.State.idle, desired: WorkerSlot.State.sleeping, ordering: .relaxed
      ).exchanged
    else { return }
    while slot.pointee.state.load(ordering: .relaxed) == WorkerSlot.State.sleeping {
      cts_wait(word, WorkerSlot.State.sleeping)
    }
  }
}
