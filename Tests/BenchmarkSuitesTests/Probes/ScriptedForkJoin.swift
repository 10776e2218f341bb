// Ways to threads of which a test knows how long they take, or that they are of no use.

import BenchmarkKit
import ReLUKernels
import Synchronization

/// The threads of a pool, with delays and notes.
final class ScriptedForkJoin: ForkJoin {
  let variant = "parallel-scripted"
  let threads = "scripted threads"
  /// Nanoseconds before a call's parts begin, and after they have ended.
  private let delays: (before: UInt64, after: UInt64)
  /// The answers to whether they sleep, by how often that was asked since the last call.
  private let sleeps: (@Sendable (_ times: Int) -> Bool)?
  private let pool = WorkerPool()
  private let state = Mutex(State())
  private let time = MonotonicTimeSource()

  private struct State {
    var isAbsent = false
    var parts: Set<Int> = []
    var askedTimes = 0
    var asleepSince: UInt64?
    var shortestSleep = UInt64.max
  }

  init(
    before: UInt64 = 0, after: UInt64 = 0, sleeps: (@Sendable (_ times: Int) -> Bool)? = nil
  ) {
    delays = (before, after)
    self.sleeps = sleeps
  }

  func run(_ call: borrowing ChunkedCall, parts: Int) {
    let now = time.nanoseconds()
    let isAbsent = state.withLock {
      $0.parts.insert(parts)
      if let since = $0.asleepSince { $0.shortestSleep = min($0.shortestSleep, now - since) }
      $0.askedTimes = 0
      $0.asleepSince = nil
      return $0.isAbsent
    }
    wait(delays.before)
    if isAbsent {
      for part in 0..<parts { call.run(part: part) }
    } else {
      pool.run(call, parts: parts)
    }
    wait(delays.after)
  }

  var isAsleep: Bool? {
    guard let sleeps else { return nil }
    return state.withLock {
      let isAsleep = sleeps($0.askedTimes)
      $0.askedTimes += 1
      if isAsleep, $0.asleepSince == nil { $0.asleepSince = time.nanoseconds() }
      return isAsleep
    }
  }

  /// From here on all parts run on the caller's thread.
  func leave() { state.withLock { $0.isAbsent = true } }

  /// The counts of parts of its calls.
  var parts: Set<Int> { state.withLock { $0.parts } }

  /// The shortest time from an answer that they sleep to the call that followed, nanoseconds.
  var shortestSleep: UInt64 { state.withLock { $0.shortestSleep } }

  private func wait(_ nanoseconds: UInt64) {
    let start = time.nanoseconds()
    while time.nanoseconds() - start < nanoseconds {}
  }
}
