// The measuring loop: calibrate, warm up, then rounds until the plan is met.

/// Measures a group of contenders against each other on a given clock.
///
/// It knows nothing of what they compute. The phases, in order:
/// 1. Calibration: for each contender, the batch that makes one sample long enough for the clock.
/// 2. Warm-up: each contender runs for a time.
/// 3. Rounds: one sample of every contender, adjacent in time and in balanced order, so that drift
///    (frequency, temperature, neighbours on the machine) hits all alike and sample k of one can be
///    set against sample k of another. An untimed batch before each sample lets the contender
///    settle, so that its figure does not depend on whom it is measured with.
///
/// The hooks are called between timed regions only. The engine itself allocates nothing from the
/// reading of `allocatedBytes` before a sample to the reading after it.
public struct Engine<Time: TimeSource> {
  let time: Time
  let allocatedBytes: (() -> UInt64)?
  let instruments: Instruments
  let settle: (Contender) -> Bool
  let isCancelled: () -> Bool
  let observe: (EngineEvent) -> Void

  /// An engine.
  ///
  /// - Parameters:
  ///   - time: The clock.
  ///   - allocatedBytes: A counter that only grows, in bytes; read directly before and after each
  ///     timed sample, outside the clock reads. Without it measurements carry nil.
  ///   - instruments: The frequency is read before the first round, after the last, and between
  ///     samples about every 100 ms; the counters directly before and after each timed sample.
  ///   - settle: Called before each turn with the contender whose turn it is: returns when nothing that
  ///     the one before has set going runs on, and whether that was a pause for the machine.
  ///   - isCancelled: Polled before every timed run; true ends the measurement.
  ///   - observe: Told of every step.
  public init(
    time: Time, allocatedBytes: (() -> UInt64)? = nil, instruments: Instruments = Instruments(),
    settle: @escaping (Contender) -> Bool = { _ in false },
    isCancelled: @escaping () -> Bool = { false },
    observe: @escaping (EngineEvent) -> Void = { _ in }
  ) {
    self.time = time
    self.allocatedBytes = allocatedBytes
    self.instruments = instruments
    self.settle = settle
    self.isCancelled = isCancelled
    self.observe = observe
  }

  /// Measures a group.
  ///
  /// Takes about the plan's budget; longer where the minimum rounds do not fit into it.
  ///
  /// - Parameters:
  ///   - contenders: At least one, labels unique.
  ///   - plan: How long, how often, how precisely.
  /// - Returns: Every sample of every complete round. After a cancellation the unfinished round is
  ///   missing, and there may be no round at all.
  /// - Throws: ``MeasurementError`` for an empty group, a duplicate label or an impossible plan.
  public func measure(
    _ contenders: [Contender], plan: MeasurementPlan
  ) throws(MeasurementError) -> GroupMeasurement {
    try plan.validate()
    try validate(contenders)
    // Whoever prepared all this may have waited for others.
    _ = instruments.pauses?.look(isWaiting: true)
    let start = charge()
    var store = RoundStore(
      contenders: contenders.count, plan: plan, countsEvents: instruments.counts != nil)
    var calibrations: [Calibration] = []
    let reason = measure(contenders, plan, from: start, &calibrations, &store)
    let elapsed = charged(since: start)
    observe(.finished(reason))
    return store.measurement(
      of: contenders, calibrations: calibrations, stopReason: reason, elapsed: elapsed,
      countsAllocations: allocatedBytes != nil, core: instruments.core)
  }
}

extension Engine {
  private func validate(_ contenders: [Contender]) throws(MeasurementError) {
    guard !contenders.isEmpty else { throw .noContenders }
    var labels: Set<String> = []
    for contender in contenders where !labels.insert(contender.label).inserted {
      throw .duplicateLabel(contender.label)
    }
  }

  private func measure(
    _ contenders: [Contender], _ plan: MeasurementPlan, from start: Charge,
    _ calibrations: inout [Calibration], _ store: inout RoundStore
  ) -> StopReason {
    for (index, contender) in contenders.enumerated() {
      guard let calibration = calibrate(contender, plan) else { return .cancelled }
      calibrations.append(calibration)
      observe(
        .calibrated(
          contender: index, batch: calibration.batch, nanoseconds: calibration.nanoseconds))
    }
    if plan.batching == .shared {
      let largest = calibrations.reduce(1) { max($0, $1.batch) }
      for index in calibrations.indices { calibrations[index].stretch(to: largest) }
    }
    let contenders = contenders.watched(with: calibrations)
    for (index, contender) in contenders.enumerated() {
      guard let batches = warmUp(contender, batch: calibrations[index].batch, plan) else {
        return .cancelled
      }
      observe(.warmedUp(contender: index, batches: batches))
    }
    store.frequencies.take(instruments.frequency, at: time)
    defer { store.frequencies.take(instruments.frequency, at: time, isForced: true) }
    return runRounds(contenders, calibrations, plan, from: start, &store)
  }
}
