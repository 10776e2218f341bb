// Taking a reading of the way from core to core.

public import BenchmarkKit
import ReLUKernels

/// Hands nothing over to another thread of the pool, again and again, for a sixth of a second.
public struct HandOverProbe {
  private let time: any TimeSource
  private let handOver: () -> UInt64
  private let hasFailed: () -> Bool

  /// Nanoseconds of a reading: spells in which cores are apart last from one to some hundred
  /// milliseconds.
  static let duration: UInt64 = 150_000_000
  /// Some ten microseconds: long against the error of a clock, short against a spell.
  static let callsPerBurst = 100

  /// A probe of the first two cores that the process may use.
  ///
  /// nil where it may use but one.
  public init?() {
    guard availableCores > 1 else { return nil }
    let probe = StageProbe(.handOver, of: WorkerPool.shared, workers: 2)
    let line = ProbeLines()
    self.init(
      time: MonotonicTimeSource(), handOver: { probe.timedCompute(line.operands) },
      hasFailed: { probe.failure != nil })
  }

  /// A probe whose clock and hand-over are given.
  package init(
    time: some TimeSource, handOver: @escaping () -> UInt64,
    hasFailed: @escaping () -> Bool = { false }
  ) {
    self.time = time
    self.handOver = handOver
    self.hasFailed = hasFailed
  }

  /// Takes a reading; nil where the system gave no second thread a core.
  public func reading() -> HandOverReading? {
    var bursts: [Double] = []
    let start = time.nanoseconds()
    // The first one wakes the threads.
    _ = burst()
    while time.elapsed(since: start) < Self.duration { bursts.append(burst()) }
    return hasFailed() ? nil : HandOverReading(bursts: bursts)
  }

  /// Nanoseconds of a hand-over, the mean of some.
  private func burst() -> Double {
    let sum = (0..<Self.callsPerBurst).reduce(0 as UInt64) { sum, _ in sum + handOver() }
    return Double(sum) / Double(Self.callsPerBurst)
  }
}

/// A cache line for each of two threads, which nobody reads or writes.
///
/// Unchecked: it does not change.
private final class ProbeLines: @unchecked Sendable {
  private static let count = 32
  private let memory = UnsafeMutablePointer<Float>.allocate(capacity: count)

  init() { memory.initialize(repeating: 0, count: Self.count) }

  deinit { memory.deallocate() }

  var operands: KernelOperands {
    KernelOperands(
      x: memory, dy: memory, output: memory, count: Self.count,
      parameter: 0)
  }
}
