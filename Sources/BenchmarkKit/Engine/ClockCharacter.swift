// What a clock can resolve and what a look at it costs, measured on the machine itself.

/// The two figures that say how long a sample must be for the clock not to matter.
public struct ClockCharacter: Sendable, Equatable {
  /// The smallest step other than zero seen between two reads, nanoseconds.
  ///
  /// Where a read takes longer than a tick this is the cost of a read, which is then the finest
  /// thing the clock can tell apart.
  public let resolution: UInt64

  /// The median cost of one read, nanoseconds.
  public let overhead: Double

  /// A character known beforehand: from a record, or in a test.
  public init(resolution: UInt64, overhead: Double) {
    self.resolution = resolution
    self.overhead = overhead
  }

  /// Measures a clock; well under a millisecond on one that ticks in nanoseconds.
  ///
  /// - Parameter time: The clock.
  /// - Throws: ``MeasurementError/clockStandsStill(reads:)`` when millions of reads all agree.
  public init(measuring time: some TimeSource) throws(MeasurementError) {
    let resolution = try Self.smallestStep(of: time)
    self.init(resolution: resolution, overhead: Self.readCost(of: time, resolution: resolution))
  }
}

extension ClockCharacter {
  /// Steps to look at; the smallest of them is the resolution.
  private static let steps = 256

  /// Reads after which a coarse clock's first steps have to do: 256 ticks of 16 ms would be 4 s.
  private static let enoughReads = 1 << 22

  /// Reads that may agree before the clock is called broken: ten times what a tick of 16 ms, the
  /// coarsest in use, takes at 10 ns a read.
  private static let patience = 1 << 24

  /// Each overhead block spans this many steps, so that the ends cost it less than 1 %.
  private static let stepsPerBlock: UInt64 = 100

  /// A coarse clock does not get longer blocks than this: its overhead may come out as 0, and its
  /// resolution is then what decides.
  private static let longestBlock = 1 << 16

  /// The median of this many blocks forgives the interrupts that hit a few of them.
  private static let blocks = 15

  private static func smallestStep(of time: some TimeSource) throws(MeasurementError) -> UInt64 {
    var smallest = UInt64.max
    var previous = time.nanoseconds()
    var seen = 0
    var reads = 0
    while seen < steps, seen == 0 || reads < enoughReads {
      let now = time.nanoseconds()
      reads += 1
      if now > previous {
        smallest = min(smallest, now - previous)
        seen += 1
      } else if seen == 0, reads >= patience {
        throw .clockStandsStill(reads: reads)
      }
      previous = now
    }
    return smallest
  }

  private static func readCost(of time: some TimeSource, resolution: UInt64) -> Double {
    var reads = 64
    var costs: [Double] = []
    while costs.count < blocks {
      let start = time.nanoseconds()
      for _ in 0..<reads { _ = time.nanoseconds() }
      let spent = time.elapsed(since: start)
      if spent / stepsPerBlock < resolution, reads < longestBlock {
        reads *= 2
        continue
      }
      // From within the first read to within the last lies one read more than the loop made.
      costs.append(Double(spent) / Double(reads + 1))
    }
    costs.sort()
    return costs[costs.count / 2]
  }
}
