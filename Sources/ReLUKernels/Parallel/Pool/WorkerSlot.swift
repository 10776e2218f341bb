// What a worker and its callers share.

import Synchronization

/// The work of one worker, and how far it is.
///
/// Invariant: `call` points to a call that lasts until the state is `idle` again. Whoever moves the
/// state from `posted`, the worker to `running` or the caller to `idle`, has the part; nobody else
/// touches the call. The exchanges that move it publish what was written before them.
struct WorkerSlot: ~Copyable {
  /// The states of a worker, as values of the word that it sleeps on.
  enum State {
    /// Spins for work.
    static let idle: UInt32 = 0
    /// There is work that nobody has begun.
    static let posted: UInt32 = 1
    /// The worker is at it.
    static let running: UInt32 = 2
    /// The worker is at it, and the caller sleeps until it is done.
    static let awaited: UInt32 = 3
    /// Sleeps until there is work.
    static let sleeping: UInt32 = 4
    /// Is to end.
    static let stopping: UInt32 = 5
  }

  let state = Atomic(State.idle)
  var part = 0
  var call: UnsafePointer<ChunkedCall>?
  /// What the worker gives its waiting before it sleeps, in nanoseconds.
  let patience = Atomic<UInt64>(0)
}
