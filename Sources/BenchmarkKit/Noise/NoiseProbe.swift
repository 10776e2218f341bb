// Looks for noise: how evenly the same work takes the same time.

import CProcessorProbe

/// Finds out how noisy the machine is, in less than half a second.
///
/// It works on the thread that calls it, as most of a benchmark does.
public struct NoiseProbe {
  /// How long each of the first two parts works: a few dozen slices of the scheduler, so that a program
  /// that competes for the core is met.
  static let nanosecondsPerPart: UInt64 = 150_000_000
  /// How long a reading takes, nanoseconds.
  public static let duration =
    nanosecondsPerPart / 30 + 2 * nanosecondsPerPart + nanosecondsOfCore
    + ThroughputProbe.learning
  /// How long the core is watched: several spells of a neighbour.
  static let nanosecondsOfCore: UInt64 = 100_000_000
  /// 131 072 additions, 35 to 50 µs: well above the clock, well below the slices.
  static let blocksPerSample: UInt64 = 2048
  /// Beyond the L2 cache of server cores, so that passes share with the neighbours what they
  /// disturb: the last cache and the way there.
  static let memoryBytes = 8 << 20

  private let time: any TimeSource
  private let processorTimes: () -> ProcessorTimes?
  private let chain: (_ blocks: UInt64) -> Void
  private let pass: () -> Void
  private let core: ThroughputProbe?

  /// A probe of this machine; it holds 8 MiB, every page of them touched.
  public init() {
    // Not zero: reading what was never written would read one and the same page of zeros.
    let words = [UInt64](repeating: 1, count: Self.memoryBytes / 8)
    self.init(
      time: MonotonicTimeSource(), processorTimes: ProcessorTimes.now, chain: relubench_add_chain,
      pass: {
        _ = words.withUnsafeBufferPointer { relubench_read_words($0.baseAddress, $0.count) }
      },
      core: .ofThisProcess)
  }

  /// A probe whose work and clocks are given.
  package init(
    time: some TimeSource, processorTimes: @escaping () -> ProcessorTimes?,
    chain: @escaping (_ blocks: UInt64) -> Void, pass: @escaping () -> Void,
    core: ThroughputProbe? = nil
  ) {
    self.time = time
    self.processorTimes = processorTimes
    self.chain = chain
    self.pass = pass
    self.core = core
  }

  /// Takes a reading.
  ///
  /// - Parameter start: Stolen time is counted from there on; from the reading's own beginning if
  ///   nil, which is short for ticks of 10 ms: only more than a tenth is sure to show.
  /// - Returns: The noise now.
  public func reading(stolenSince start: ProcessorTimes? = nil) -> NoiseReading {
    let start = start ?? processorTimes()
    // Untimed: the core speeds up, the memory comes as near as it fits.
    _ = samples(of: pass, for: Self.nanosecondsPerPart / 30)
    let passes = samples(of: pass, for: Self.nanosecondsPerPart)
    let blocks = samples(
      of: { chain(Self.blocksPerSample) }, for: Self.nanosecondsPerPart)
    let additions = Double(Self.blocksPerSample * FrequencyProbe.additionsPerBlock)
    return NoiseReading(
      computeJitter: NoiseReading.computeJitter(blocks),
      memoryJitter: NoiseReading.memoryJitter(passes),
      stolenShare: start.flatMap { start in processorTimes()?.stolenShare(since: start) },
      sharedCoreShare: core.map(sharedShare),
      frequency: quantile(sorted: blocks.sorted(), 0.1).flatMap { $0 > 0 ? additions / $0 : nil })
  }

  /// The share of readings in which the core was shared.
  private func sharedShare(_ core: ThroughputProbe) -> Double {
    var readings: [CoreReading] = []
    readings.reserveCapacity(1 << 15)
    // The first look at a CPU takes longer, and is no part of the time.
    _ = core.reading()
    let start = time.nanoseconds()
    while time.elapsed(since: start) < Self.nanosecondsOfCore { readings.append(core.reading()) }
    guard !readings.isEmpty else { return 0 }
    return Double(readings.count(where: core.isShared)) / Double(readings.count)
  }

  /// The times that `work` takes, nanoseconds, until the duration has passed.
  private func samples(of work: () -> Void, for duration: UInt64) -> [Double] {
    var samples: [Double] = []
    samples.reserveCapacity(8192)
    let start = time.nanoseconds()
    while time.elapsed(since: start) < duration {
      let began = time.nanoseconds()
      work()
      samples.append(Double(time.elapsed(since: began)))
    }
    return samples
  }
}
