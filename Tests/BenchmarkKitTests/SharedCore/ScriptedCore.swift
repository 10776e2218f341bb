// A core whose neighbour comes and goes by a script.

import BenchmarkKit
import Synchronization

/// A probe on scripted time: a reading's copies take 1000 ns on a core of one's own and its additions 500.
final class ScriptedCore: Sendable {
  /// What a neighbour does to a copy, and what the clock does to both.
  struct State: Sendable {
    var sharing = 1.0
    var clock = 1.0
    var cpu: Int32 = 0
    /// Spells that begin at these moments, in order; none leaves `sharing` as it is.
    var spells: [(from: UInt64, sharing: Double)] = []
    var readings = 0
  }

  let time: ScriptedTime
  private let state = Mutex(State())

  init(_ time: ScriptedTime) { self.time = time }

  /// How it is from now on.
  var now: State {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  var probe: ThroughputProbe {
    ThroughputProbe(
      time: time,
      copy: { [self] _ in
        let now = time.nanoseconds()
        let sharing = state.withLock { state in
          while let spell = state.spells.first, spell.from <= now {
            state.sharing = spell.sharing
            state.spells.removeFirst()
          }
          state.readings += 1
          return state.sharing * state.clock
        }
        time.advance(by: UInt64(1000 * sharing))
      },
      chain: { [self] _ in time.advance(by: UInt64(500 * state.withLock(\.clock))) },
      cpu: { [self] in state.withLock(\.cpu) })
  }
}
