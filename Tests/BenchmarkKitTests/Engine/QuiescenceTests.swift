// Waiting for a process to become idle: as long as it takes, and not for ever.

import BenchmarkKit
import Synchronization
import Testing

/// A process whose threads compute so much during each look.
private final class ScriptedProcess: Sendable {
  private let state = Mutex((time: UInt64(1_000_000_000), looks: 0, slept: UInt64(0)))
  private let computed: @Sendable (_ look: Int) -> Int64

  init(computed: @escaping @Sendable (_ look: Int) -> Int64) { self.computed = computed }

  var looks: Int { state.withLock { $0.looks } }
  var slept: UInt64 { state.withLock { $0.slept } }

  var quiescence: Quiescence {
    Quiescence(
      processTime: { self.state.withLock { $0.time } },
      sleep: { nanoseconds in
        self.state.withLock {
          $0.time = UInt64(Int64($0.time) + self.computed($0.looks))
          $0.looks += 1
          $0.slept += nanoseconds
        }
      })
  }
}

@Suite("Quiescence") struct QuiescenceTests {
  private static let look = Int64(Quiescence.look)
  private static let idle = Int64(Quiescence.idle)

  @Test("an idle process is left after one look", arguments: [0, 1, idle - 1])
  func idleAtOnce(nanoseconds: Int64) {
    let process = ScriptedProcess { _ in nanoseconds }
    #expect(process.quiescence.await())
    #expect(process.looks == 1)
    #expect(process.slept == Quiescence.look)
  }

  @Test(
    "a busy one is watched until it sleeps", arguments: [1, 2, 17, Quiescence.mostLooks - 1],
    [idle, look, 8 * look])
  func busyForAWhile(looks: Int, nanoseconds: Int64) {
    let process = ScriptedProcess { $0 < looks ? nanoseconds : 0 }
    #expect(process.quiescence.await())
    #expect(process.looks == looks + 1)
  }

  @Test("one that never sleeps is given up, which is said", arguments: [idle, 2 * look])
  func neverIdle(nanoseconds: Int64) {
    let process = ScriptedProcess { _ in nanoseconds }
    #expect(!process.quiescence.await())
    #expect(process.looks == Quiescence.mostLooks)
  }

  @Test("a clock that steps back traps nobody")
  func clockStepsBack() {
    let process = ScriptedProcess { _ in -5 }
    #expect(process.quiescence.await())
  }
}
