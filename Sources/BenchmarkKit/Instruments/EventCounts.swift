// What the hardware counters count.

/// Counts that only grow, of one thread in user space.
public struct EventCounts: Sendable, Equatable {
  /// Cycles of the core.
  public var cycles: UInt64
  /// Instructions it has finished.
  public var instructions: UInt64

  /// Takes the counts.
  public init(cycles: UInt64, instructions: UInt64) {
    self.cycles = cycles
    self.instructions = instructions
  }
}

extension EventCounts {
  /// Takes what the kernel says.
  ///
  /// nil where other programs had the counters for a part of the time: what was missed would have to
  /// be extrapolated.
  ///
  /// - Parameters:
  ///   - cycles: Counted.
  ///   - instructions: Counted.
  ///   - enabled: Nanoseconds in which events were to be counted.
  ///   - running: Nanoseconds in which they were.
  package init?(cycles: UInt64, instructions: UInt64, enabled: UInt64, running: UInt64) {
    guard running == enabled else { return nil }
    self.init(cycles: cycles, instructions: instructions)
  }

  /// What was counted since `start`; nil should a counter have gone back.
  func since(_ start: EventCounts) -> EventCounts? {
    guard cycles >= start.cycles, instructions >= start.instructions else { return nil }
    return EventCounts(
      cycles: cycles - start.cycles, instructions: instructions - start.instructions)
  }

  /// Both counts together; nil where one of the two is missing.
  static func + (sum: EventCounts?, counts: EventCounts) -> EventCounts? {
    sum.map {
      EventCounts(
        cycles: $0.cycles &+ counts.cycles, instructions: $0.instructions &+ counts.instructions)
    }
  }
}
