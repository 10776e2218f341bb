// The frequency a core really runs at, without hardware counters: work of a known length is timed.

import CProcessorProbe

/// Reads the effective frequency of the core it runs on.
///
/// The work is a chain of additions, each of which needs the result of the one before: one cycle
/// each. It is timed at N and at 2N additions; the difference is N cycles, and what the two have in
/// common (the clock's reading, the call, the start of the loop) is no part of it. Each length is
/// timed a few times and the fastest of each counts, because a disturbance only ever adds. So an
/// interruption or stolen time does not show here, only the speed of the core while it runs.
///
/// Source of the method: T. Downs, uarch-bench, `timers.cpp`.
public struct FrequencyProbe: Sendable {
  /// Blocks of the shorter chain: 32 768 additions, 8 µs at 4 GHz, so that a clock that ticks
  /// every 40 ns, as those of many arm64 machines, is off by half a percent.
  static let blocks: UInt64 = 512
  /// Times that each length is run: about 100 µs in all.
  static let repetitions = 4

  private let time: any TimeSource
  private let chain: @Sendable (_ blocks: UInt64) -> Void

  /// A probe of the core that calls it.
  public init(time: some TimeSource = MonotonicTimeSource()) {
    self.init(time: time, chain: relubench_add_chain)
  }

  /// A probe with the work given: it runs so many blocks of `additionsPerBlock`.
  package init(
    time: some TimeSource, chain: @escaping @Sendable (_ blocks: UInt64) -> Void
  ) {
    self.time = time
    self.chain = chain
  }

  /// Additions in a block of the chain.
  package static let additionsPerBlock = UInt64(relubench_adds_per_block)

  /// The frequency in GHz: cycles per nanosecond.
  ///
  /// - Returns: nil where the clock is too coarse to see a difference.
  public func gigahertz() -> Double? {
    var (single, double) = (UInt64.max, UInt64.max)
    for _ in 0..<Self.repetitions {
      single = min(single, nanoseconds(blocks: Self.blocks))
      double = min(double, nanoseconds(blocks: 2 * Self.blocks))
    }
    guard double > single else { return nil }
    return Double(Self.blocks * Self.additionsPerBlock) / Double(double - single)
  }

  private func nanoseconds(blocks: UInt64) -> UInt64 {
    let start = time.nanoseconds()
    chain(blocks)
    return time.elapsed(since: start)
  }
}
