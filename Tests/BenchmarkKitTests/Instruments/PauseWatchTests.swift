// What is a pause, and what is only time that others took.

import BenchmarkKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("Watch over pauses")
struct PauseWatchTests {
  private static let second: UInt64 = 1_000_000_000

  @Test("work and short waits are none")
  func none() {
    let process = PausingProcess()
    let watch = process.watch()
    process.work(3600 * Self.second)
    #expect(!watch.look())
    process.pass(Self.second - 1)
    #expect(!watch.look())
    // However long others have the core.
    process.wait(3600 * Self.second)
    #expect(!watch.look())
    // Half of the time, as a neighbour on the same core takes it, and nine tenths, as a quota does.
    process.work(2 * Self.second)
    process.pass(2 * Self.second)
    #expect(!watch.look())
    process.work(Self.second)
    process.pass(9 * Self.second)
    #expect(!watch.look())
    #expect(watch.total.pauses == 0 && watch.total.uncharged == 0)
  }

  @Test(
    "a stop is one, however short, and its time is not charged", arguments: [0, 1, 30 * second])
  func stop(nanoseconds: UInt64) {
    let process = PausingProcess()
    let watch = process.watch()
    process.work(Self.second)
    process.stop(nanoseconds)
    #expect(watch.look())
    #expect(!watch.look())
    let total = watch.total
    #expect(total.pauses == 1)
    #expect(total.nanoseconds == nanoseconds && total.uncharged == nanoseconds)
  }

  @Test("a long time without work is one, unless the process may have waited")
  func silence() {
    let process = PausingProcess()
    let watch = process.watch()
    process.work(Self.second)
    process.pass(10 * Self.second)
    #expect(watch.look())
    #expect(watch.total.uncharged == 10 * Self.second)
    process.pass(10 * Self.second)
    #expect(!watch.look(isWaiting: true))
    process.stop(Self.second)
    #expect(watch.look(isWaiting: true))
    #expect(watch.total.pauses == 2)
  }

  @Test("a stop whose signal is noted late is one pause")
  func lateSignal() {
    let process = PausingProcess()
    let watch = process.watch()
    process.pass(30 * Self.second)
    #expect(watch.look())
    process.work(1)
    #expect(!watch.look())
    process.stop(0)
    #expect(watch.look())
    #expect(watch.total.pauses == 1)
    // The next is another.
    process.stop(0)
    #expect(watch.look())
    #expect(watch.total.pauses == 2)
  }

  @Test("sleep of the machine is one that the clock did not count")
  func sleep() {
    let process = PausingProcess()
    let watch = process.watch()
    process.sleepOfMachine(60 * Self.second)
    #expect(watch.look())
    #expect(watch.total.nanoseconds == 60 * Self.second)
    #expect(watch.total.uncharged == 0, "nobody was charged for it")
  }

  @Test("the watch over this process sees it being continued")
  func real() {
    let watch = PauseWatch.system()
    // Whatever was before: another test may have been stopped.
    _ = watch.look(isWaiting: true)
    let pauses = watch.total.pauses
    // To this thread alone, before it returns: a call of another test that it interrupted would fail.
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGCONT)
    pthread_sigmask(SIG_UNBLOCK, &signals, &before)
    raise(SIGCONT)
    pthread_sigmask(SIG_SETMASK, &before, nil)
    #expect(watch.look(isWaiting: true))
    #expect(watch.total.pauses == pauses + 1)
  }

  @Test("a group's disturbance has its pauses and no others")
  func disturbance() {
    let process = PausingProcess()
    let instruments = Instruments(pauses: process.watch())
    process.stop(Self.second)
    _ = instruments.pauses?.look()
    let quiet = instruments.watching { process.work(1) }.1
    #expect(quiet.pauses == nil && quiet.pausedSeconds == nil)
    let (_, paused) = instruments.watching {
      for _ in 0..<2 {
        process.stop(Self.second / 2)
        _ = instruments.pauses?.look()
      }
    }
    #expect(paused.pauses == 2 && paused.pausedSeconds == 1)
  }
}
