// What the machine did while a group was measured, and into which of its records that goes.

import BenchmarkKit
import ReLUKernels

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
  ///   - isUnsettled: Whether other libraries' threads ran on when turns began.
  init(
    _ measurement: GroupMeasurement, _ disturbance: RecordedDisturbance, of specs: [BenchmarkSpec],
    _ throttling: Throttling, isUnsettled: Bool
  ) {
    frequency = RecordedFrequency(measurement.frequencies)
    self.disturbance = disturbance == RecordedDisturbance() ? nil : disturbance
    let threads = specs.map(\.threads).max() ?? 1
    if throttling.isThrottled(measurement.frequencies, threads: threads) {
      flags.append(.throttled)
    }
    flags += disturbance.flags
    if isUnsettled { flags.append(.unsettled) }
    // The counters are the measuring thread's; of the others of a parallel kernel they know nothing,
    // nor of another process.
    for (spec, contender) in zip(specs, measurement.contenders)
    where spec.threads == 1 && !spec.kernel.isInterpreted {
      counters[spec] = contender.counts.map {
        RecordedCounters($0, iterations: max(1, contender.batch * contender.samples.count))
      }
    }
  }

  /// A record of the group with what belongs into it; one without figures stays as it is.
  ///
  /// - Parameters:
  ///   - record: Of a benchmark or a ceiling.
  ///   - spec: The benchmark; nil for a ceiling, whose instructions nobody asks for.
  /// - Returns: The record with frequency, disturbance, counters and flags.
  func added(to record: BenchmarkRecord, of spec: BenchmarkSpec? = nil) -> BenchmarkRecord {
    guard record.figures != nil else { return record }
    var record = record
    record.frequency = frequency
    record.disturbance = disturbance
    record.counters = spec.flatMap { counters[$0] }
    record.flags += flags.map(\.rawValue)
    if record.figures?.isSharedWorthAWord ?? false {
      record.flags.append(QualityFlag.sharedCore.rawValue)
    }
    return record
  }
}
