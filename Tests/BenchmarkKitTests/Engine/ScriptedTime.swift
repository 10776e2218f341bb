// A clock that moves only when a script says so, and the log of what happened meanwhile.

import BenchmarkKit
import Synchronization

/// Time that contenders advance, with a log of words shared by all hooks.
final class ScriptedTime: TimeSource {
  private struct State {
    var now: UInt64 = 0
    var logsReads = false
    var words: [String] = []
  }

  private let state = Mutex(State())
  private let costOfRead: UInt64
  private let tick: UInt64

  /// - Parameters:
  ///   - costOfRead: How far a read moves the clock.
  ///   - tick: Reads are rounded down to a multiple of this.
  init(costOfRead: UInt64 = 0, tick: UInt64 = 1) {
    self.costOfRead = costOfRead
    self.tick = tick
  }

  func nanoseconds() -> UInt64 {
    state.withLock {
      if $0.logsReads { $0.words.append("clock") }
      $0.now += costOfRead
      return $0.now / tick * tick
    }
  }

  func advance(by nanoseconds: UInt64) { state.withLock { $0.now += nanoseconds } }

  /// Makes it the broken clock that moves back, to 0 at most.
  func stepBack(by nanoseconds: UInt64) {
    state.withLock { $0.now -= min($0.now, nanoseconds) }
  }

  func log(_ word: String) { state.withLock { $0.words.append(word) } }

  /// From here on reads are logged as "clock".
  func logReads() { state.withLock { $0.logsReads = true } }

  var words: [String] { state.withLock { $0.words } }
}

extension ScriptedTime {
  /// A contender that takes `cost` ns an iteration and logs "restore label" and "run label n".
  func contender(_ label: String, cost: UInt64) -> Contender {
    contender(label) { _, iterations in cost * UInt64(iterations) }
  }

  /// A contender whose k-th call of `run`, from 0, takes `cost(k, iterations)` ns in all.
  func contender(
    _ label: String, cost: @escaping (_ call: Int, _ iterations: Int) -> UInt64
  ) -> Contender {
    var call = 0
    return Contender(
      label: label, beforeSample: { self.log("restore \(label)") },
      run: { iterations in
        self.log("run \(label) \(iterations)")
        self.advance(by: cost(call, iterations))
        call += 1
      })
  }
}

/// Events in the order they came.
final class EventLog {
  private(set) var events: [EngineEvent] = []

  func append(_ event: EngineEvent) { events.append(event) }
}

extension MeasurementPlan {
  /// Samples of at least 1000 ns, no warm-up, exactly `rounds` rounds, no matter how precise.
  static func exactly(_ rounds: Int, seed: UInt64 = 1) -> MeasurementPlan {
    MeasurementPlan(
      minimumSampleDuration: 1000, warmUpDuration: 0, minimumRounds: rounds, maximumRounds: rounds,
      targetRelativeHalfWidth: 0, budget: .max, seed: seed)
  }
}
