// Whether the system has threads to give.

import CThreadSupport
import Synchronization

/// Knows how many threads beside those there are a process got when it tried.
///
/// A limit of processes (`ulimit -u`) or a control group's (`pids.max`) refuses threads, and libraries
/// that did not expect it wait for ever or end the process.
package enum ThreadSupply {
  private static let most = Atomic(0)
  /// The look at the process after which a thread was refused.
  private static let refusal = Atomic(-1)

  /// Whether so many threads were to be had at once, at the latest when this was asked first.
  ///
  /// What is known costs nothing to ask; a refusal is believed for a quarter of a second.
  package static func gives(_ count: Int) -> Bool {
    // Nobody has more threads at work than there are cores.
    let count = min(count, Int(cts_online_cores()))
    guard count > most.load(ordering: .relaxed) else { return true }
    let look = ProcessCores.shared.lookCount
    guard refusal.load(ordering: .relaxed) != look else { return false }
    // They do nothing, and end with the list.
    let threads = Workers(most: count, cores: [])
    guard (0..<count).allSatisfy({ _ in threads.start() }) else {
      refusal.store(look, ordering: .relaxed)
      return false
    }
    most.max(count, ordering: .relaxed)
    return true
  }
}
