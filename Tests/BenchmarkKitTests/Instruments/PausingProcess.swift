// A process that works, is stopped and sleeps as a script says.

import BenchmarkKit
import Synchronization

/// The clocks of a made-up process.
final class PausingProcess: Sendable {
  /// The clock that measures.
  let time = ScriptedTime()
  private let progress = Mutex(ProcessProgress())

  /// Time in which it computes.
  func work(_ nanoseconds: UInt64) {
    pass(nanoseconds)
    progress.withLock { $0.processor += nanoseconds }
  }

  /// Time in which it does not, nor would.
  func pass(_ nanoseconds: UInt64) {
    time.advance(by: nanoseconds)
    progress.withLock {
      $0.real += nanoseconds
      $0.monotonic += nanoseconds
    }
  }

  /// Time in which others have the core that it wants.
  func wait(_ nanoseconds: UInt64) {
    pass(nanoseconds)
    progress.withLock { $0.waited += nanoseconds }
  }

  /// A stop by a signal, and the signal to go on.
  func stop(_ nanoseconds: UInt64) {
    pass(nanoseconds)
    progress.withLock { $0.continuations += 1 }
  }

  /// Time that the machine sleeps, which the clock that measures does not count.
  func sleepOfMachine(_ nanoseconds: UInt64) { progress.withLock { $0.real += nanoseconds } }

  /// A watch from now on.
  func watch() -> PauseWatch { PauseWatch { self.progress.withLock { $0 } } }

  /// A contender of `cost` ns an iteration; `before` is told which of its runs begins, from 0.
  func contender(
    _ label: String = "a", cost: UInt64 = 1000, before: @escaping (_ run: Int) -> Void = { _ in }
  ) -> Contender {
    var run = 0
    return Contender(label: label) { iterations in
      before(run)
      run += 1
      self.work(cost * UInt64(iterations))
    }
  }
}
