// What the machine did while a group was measured, and into which of its records that goes.

import BenchmarkKit

/// What was found beside the samples of a group.
struct GroupConditions {
  private var frequency: RecordedFrequency?
  private var disturbance: RecordedDisturbance?
  private var counters: [BenchmarkSpec: RecordedCounters] = [:]
  private var flags: [QualityFlag] = []

  /// Nothing was measured, so there is nothing to say.
  init() {}

  /// Joins what the instruments showed.
  ///
  /// - Parameters:
  ///   - measurement: Has a contender for each of `specs`, in their order.
  ///   - disturbance: What others took meanwhile.
  ///   - specs: The benchmarks measured.
  ///   - throttling: Knows the groups before.
  init(
    _ measurement: GroupMeasurement, _ disturbance: RecordedDisturbance, of specs: [BenchmarkSpec],
    _ throttling: Throttling
  ) {
    frequency = RecordedFrequency(measurement.frequencies)
    self.disturbance = disturbance == RecordedDisturbance() ? nil : disturbance
    let threads = specs.map(\.threads).max() ?? 1
    if throttling.isThrottled(measurement.frequencies, threads: threads) {
      flags.append(.throttled)
    }
    if disturbance.isFlagged { flags.append(.stolenTime) }
    // The counters are the measuring thread's; of the others of a parallel kernel they know nothing.
    for (spec, contender) in zip(specs, measurement.contenders) where spec.threads == 1 {
      counters[spec] = contender.counts.map {
        RecordedCounters($0, iterations: max(1, contender.batch * contender.samples.count))
      }
    }
  }

  /// The record of `spec` with what belongs into it; one without figures stays as it is.
  func added(to record: BenchmarkRecord, of spec: BenchmarkSpec) -> BenchmarkRecord {
    guard record.figures != nil else { return record }
    var record = record
    record.frequency = frequency
    record.disturbance = disturbance
    record.counters = counters[spec]
    record.flags += flags.map(\.rawValue)
    return record
  }
}
