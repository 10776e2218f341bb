// Where samples go: complete rounds only, in memory reserved before the first.

/// What one timed region yields.
struct Sample {
  let nanosecondsPerIteration: Double
  let allocatedBytes: UInt64
  let counts: EventCounts?
  /// The core right before the sample and right after it, the worse of both; nil where nobody looked.
  let core: CoreReading?
  /// Whether it was clear, as far as is known.
  let isClear: Bool
}

/// The samples of a group, committed a round at a time.
///
/// A second, sorted copy is kept up to date by insertion, because the stop rule wants the median's
/// interval after every round: sorting anew would soon take longer than a sample and sweep the
/// caches the contenders live in.
struct RoundStore {
  private(set) var rounds = 0
  /// Read around and between the samples.
  var frequencies = FrequencyLog()
  private var samples: [[Double]]
  private var sorted: [[Double]]
  /// Those beside which the core was clear, by what was known then.
  private var sortedClear: [[Double]]
  private var allocated: [UInt64]
  /// A sample that could not be counted leaves its contender without.
  private var counts: [EventCounts?]
  private var cores: [[CoreReading]]
  private var pending: [Sample?]
  private var order: [[Int]] = []

  /// Room for every round the plan allows, up to the 2^16 that no default plan reaches.
  init(contenders: Int, plan: MeasurementPlan, countsEvents: Bool) {
    let capacity = min(plan.maximumRounds, 1 << 16)
    // One by one: copies of a reserved array would share its storage and lose the reserve.
    samples = (0..<contenders).map { _ in Self.reserved(capacity) }
    sorted = (0..<contenders).map { _ in Self.reserved(capacity) }
    sortedClear = (0..<contenders).map { _ in Self.reserved(capacity) }
    allocated = Array(repeating: 0, count: contenders)
    counts = Array(
      repeating: countsEvents ? EventCounts(cycles: 0, instructions: 0) : nil, count: contenders)
    cores = (0..<contenders).map { _ in
      var readings: [CoreReading] = []
      readings.reserveCapacity(capacity)
      return readings
    }
    pending = Array(repeating: nil, count: contenders)
    order.reserveCapacity(capacity)
  }

  private static func reserved(_ capacity: Int) -> [Double] {
    var array: [Double] = []
    array.reserveCapacity(capacity)
    return array
  }
}

extension RoundStore {
  /// Holds a sample back until its round is complete.
  mutating func add(_ sample: Sample, of contender: Int) { pending[contender] = sample }

  /// Forgets the unfinished round.
  mutating func dropRound() {
    for index in pending.indices { pending[index] = nil }
  }

  /// Commits the round.
  mutating func finishRound(order row: [Int]) {
    for index in pending.indices {
      guard let sample = pending[index] else { preconditionFailure("a round lacks a sample") }
      samples[index].append(sample.nanosecondsPerIteration)
      sorted[index].insertSorted(sample.nanosecondsPerIteration)
      if sample.isClear { sortedClear[index].insertSorted(sample.nanosecondsPerIteration) }
      allocated[index] += sample.allocatedBytes
      counts[index] = sample.counts.flatMap { counts[index] + $0 }
      if let core = sample.core { cores[index].append(core) }
      pending[index] = nil
    }
    order.append(row)
    rounds += 1
  }

  /// The relative half-width of the least precise contender, of the samples that estimates are of; nil
  /// while there is no interval.
  func widestRelativeHalfWidth() -> Double? {
    var widest = 0.0
    // Most contenders have as many.
    var known: [Int: MedianRanks] = [:]
    for index in sorted.indices {
      let samples =
        sortedClear[index].count >= SampleSeries.enough ? sortedClear[index] : sorted[index]
      guard
        let ranks = known[samples.count]
          ?? MedianRanks(count: samples.count, confidence: MedianInterval.defaultConfidence)
      else { return nil }
      known[samples.count] = ranks
      widest = max(widest, MedianInterval(sorted: samples, ranks: ranks).relativeHalfWidth)
    }
    return widest
  }

  /// Everything, as the caller gets it.
  func measurement(
    of contenders: [Contender], calibrations: [Calibration], stopReason: StopReason,
    elapsed: UInt64, countsAllocations: Bool, core probe: ThroughputProbe?
  ) -> GroupMeasurement {
    let results = contenders.indices.map { index in
      let calibration = index < calibrations.count ? calibrations[index] : nil
      return ContenderMeasurement(
        label: contenders[index].label, batch: calibration?.batch ?? 0,
        isTooShort: calibration?.isTooShort ?? false, samples: samples[index],
        allocatedBytes: countsAllocations ? allocated[index] : nil,
        counts: rounds > 0 ? counts[index] : nil,
        // By the best of the process so far, which the last samples may have shown.
        slowdowns: cores[index].count == rounds && rounds > 0
          ? probe.map { probe in cores[index].map(probe.slowdown) } : nil)
    }
    return GroupMeasurement(
      contenders: results, rounds: rounds, stopReason: stopReason, elapsed: elapsed, order: order,
      frequencies: frequencies.gigahertz)
  }
}

extension [Double] {
  /// Inserts into an ascending array, keeping it so.
  fileprivate mutating func insertSorted(_ value: Double) {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= value { low = middle + 1 } else { high = middle }
    }
    insert(value, at: low)
  }
}
