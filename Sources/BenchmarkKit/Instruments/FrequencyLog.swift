// The frequencies that were read in the course of a group's rounds.

/// Readings of the frequency, in GHz, and when the next is due.
struct FrequencyLog {
  /// Between two readings, nanoseconds: frequency governors and firmware decide every 1 to 10 ms
  /// but throttling lasts for seconds; a reading of 100 µs then takes 0.1 % of the time.
  static let interval: UInt64 = 100_000_000

  /// In the order taken; a clock too coarse gives none.
  private(set) var gigahertz: [Double] = []
  private var last: UInt64?

  init() { gigahertz.reserveCapacity(1024) }

  /// Takes a reading where none was taken or the last is old enough.
  ///
  /// - Parameters:
  ///   - read: Takes one; nil where nobody does.
  ///   - time: The clock, which is not looked at where nobody reads.
  ///   - isForced: Whether it is due in any case.
  mutating func take(
    _ read: (() -> Double?)?, at time: some TimeSource, isForced: Bool = false
  ) {
    guard let read else { return }
    if let last, !isForced, time.elapsed(since: last) < Self.interval { return }
    if let reading = read() { gigahertz.append(reading) }
    last = time.nanoseconds()
  }
}
