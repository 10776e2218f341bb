// Hardware counters through perf_event_open(2).

import CProcessorProbe

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Counts events of the thread that created it, for as long as it lives.
///
/// It counts that thread only. Those that a parallel kernel uses were started earlier or belong to
/// the system's pool, and no option of the call reaches them.
public final class EventCounter {
  /// Which two events are counted; numbers as in `linux/perf_event.h`.
  package struct Events: Sendable {
    let type: UInt32
    let cycles: UInt64
    let instructions: UInt64

    /// Chooses events.
    package init(type: UInt32, cycles: UInt64, instructions: UInt64) {
      (self.type, self.cycles, self.instructions) = (type, cycles, instructions)
    }

    /// What the processor counts.
    package static let hardware = Events(
      type: relubench_hardware_events, cycles: relubench_cycles,
      instructions: relubench_instructions)

    /// What the kernel counts by itself: page faults, and those of them that need no disk.
    ///
    /// There without any hardware, so that tests can go the whole way on any machine. Both are of one
    /// kind: Linux 6.18 was seen not to start the second event of a group of mixed kinds.
    package static let software = Events(
      type: relubench_software_events, cycles: relubench_page_faults,
      instructions: relubench_minor_faults)
  }

  private let leader: Int32
  private let second: Int32

  /// Starts to count cycles and instructions of the calling thread, in user space.
  ///
  /// - Throws: `CounterError`, which says precisely why not.
  public convenience init() throws(CounterError) {
    try self.init(.hardware)
  }

  /// As the public one, with the events given.
  package init(_ events: Events) throws(CounterError) {
    leader = try Self.open(events.type, events.cycles, leader: -1)
    do {
      second = try Self.open(events.type, events.instructions, leader: leader)
    } catch {
      close(leader)
      throw error
    }
  }

  deinit {
    close(second)
    close(leader)
  }

  /// The counts so far.
  ///
  /// - Returns: nil where they cannot be read or are not complete.
  public func counts() -> EventCounts? {
    var counts = relubench_event_counts()
    guard relubench_event_read(leader, &counts) != 0 else { return nil }
    return EventCounts(
      cycles: counts.first, instructions: counts.second, enabled: counts.enabled,
      running: counts.running)
  }

  private static func open(
    _ type: UInt32, _ event: UInt64, leader: Int32
  ) throws(CounterError) -> Int32 {
    let result = relubench_event_open(type, event, leader)
    guard result >= 0 else {
      throw CounterError(errno: -result, paranoid: CounterError.systemParanoid())
    }
    return result
  }
}
