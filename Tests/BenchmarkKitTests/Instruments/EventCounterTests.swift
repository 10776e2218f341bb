// Counters: the whole way with the kernel's own events, and every reason why not.

import BenchmarkKit
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct EventCounterTests {
  /// Why the kernel's events cannot be counted here; nil where they can.
  private static let refusal: CounterError? = {
    do throws(CounterError) {
      _ = try EventCounter(.software)
      return nil
    } catch { return error }
  }()

  /// They stand for cycles and instructions: page faults, and those that need no disk.
  @Test(.enabled(if: refusal == nil, "\(refusal.map { "\($0)" } ?? "")"))
  func eventsAreCountedWhereTheyHappen() throws {
    let counter = try EventCounter(.software)
    let start = try #require(counter.counts())
    let pages = 64
    let size = pages * Int(getpagesize())
    let memory = try #require(
      mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0))
    for offset in stride(from: 0, to: size, by: Int(getpagesize())) {
      memory.storeBytes(of: 1, toByteOffset: offset, as: UInt8.self)
    }
    munmap(memory, size)
    let end = try #require(counter.counts())
    // With huge pages a single fault may bring them all.
    #expect(end.cycles > start.cycles)
    #expect(end.instructions > start.instructions)
    // Nothing else here faults that often.
    #expect(end.cycles - start.cycles < UInt64(4 * pages))
  }

  /// The processor's events: either they count, or the error is one that a user can act on.
  @Test func hardwareCountsOrSaysWhyNot() {
    let facts = CounterFacts.current()
    do throws(CounterError) {
      let counter = try EventCounter()
      let start = counter.counts()
      let end = counter.counts()
      if let start, let end { #expect(end.instructions > start.instructions) }
      #expect(facts == CounterFacts())
    } catch {
      #expect(facts == CounterFacts(error))
      #expect(facts.reason == "\(error)")
    }
  }

  @Test func countersThatOthersHadMeanwhileGiveNothing() {
    #expect(
      EventCounts(cycles: 5, instructions: 7, enabled: 100, running: 100)
        == EventCounts(cycles: 5, instructions: 7))
    #expect(EventCounts(cycles: 5, instructions: 7, enabled: 100, running: 99) == nil)
    #expect(EventCounts(cycles: 0, instructions: 0, enabled: 100, running: 0) == nil)
  }

  @Test func unknownEventsAreRefused() {
    #expect(throws: CounterError.self) {
      try EventCounter(EventCounter.Events(type: 4000, cycles: 1, instructions: 1))
    }
    #expect(throws: CounterError.self) {
      try EventCounter(EventCounter.Events(type: 1, cycles: 2, instructions: 4000))
    }
  }

  #if os(Linux)
    /// Many times over, because tests that run beside this one have counters of their own.
    @Test(.enabled(if: refusal == nil, "\(refusal.map { "\($0)" } ?? "")"))
    func nothingIsLeftOpen() throws {
      let before = try openCounters()
      for _ in 0..<50 {
        _ = try EventCounter(.software)
        // The first event is known, the second is not.
        _ = try? EventCounter(EventCounter.Events(type: 1, cycles: 2, instructions: 4000))
      }
      #expect(try openCounters() < before + 25)
    }

    private func openCounters() throws -> Int {
      let folder = "/proc/self/fd"
      return try FileManager.default.contentsOfDirectory(atPath: folder).count { name in
        // One that has been closed meanwhile has no destination.
        let destination = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "\(folder)/\(name)")
        return destination?.contains("perf_event") == true
      }
    }

    @Test(
      "each errno has its reason",
      arguments: [
        (ENOENT, 2, .noCounter(errno: ENOENT), "hypervisor"),
        (EOPNOTSUPP, 2, .noCounter(errno: EOPNOTSUPP), "Operation not supported"),
        (ENODEV, 2, .noCounter(errno: ENODEV), "hypervisor"),
        (EACCES, 3, .forbidden(paranoid: 3), "kernel.perf_event_paranoid is 3"),
        (EPERM, 4, .forbidden(paranoid: 4), "kernel.perf_event_paranoid is 4"),
        (EACCES, 2, .refused(errno: EACCES, paranoid: 2), "is 2, which allows it: a seccomp"),
        (EPERM, nil, .refused(errno: EPERM, paranoid: nil), "no setting against it: a seccomp"),
        (ENOSYS, nil, .noSystemCall, "no perf_event_open"),
        (EMFILE, 2, .other(errno: EMFILE), "Too many open files"),
      ] as [(Int32, Int?, CounterError, String)])
    func reason(_ errno: Int32, _ paranoid: Int?, _ expected: CounterError, _ text: String) {
      let error = CounterError(errno: errno, paranoid: paranoid)
      #expect(error == expected)
      #expect("\(error)".contains(text), "\(error)")
      #expect(!error.remedy.isEmpty)
      #expect(CounterFacts(error).reason == "\(error)")
    }
  #else
    @Test func otherSystemsSaySo() {
      #expect(throws: CounterError.otherSystem) { try EventCounter() }
    }
  #endif
}
