// Choosing a batch: how many iterations make one sample long enough for the clock.

/// The batch of one contender and how it came out.
struct Calibration {
  private(set) var batch: Int
  /// What the last trial of the batch took.
  private(set) var nanoseconds: UInt64
  /// The largest batch allowed was still too short.
  let isTooShort: Bool

  /// Takes a batch at least as large.
  mutating func stretch(to batch: Int) {
    nanoseconds = UInt64(Double(nanoseconds) * Double(batch) / Double(self.batch))
    self.batch = batch
  }
}

extension Engine {
  /// Trials with growing batches until two in a row, at the same batch, are long enough.
  ///
  /// The second look is there because a trial can be long for the wrong reason: preempted once, a
  /// batch far too small passes, and every sample of the run would then be too short. Cold starts
  /// err the same way, and so one untimed iteration goes first: page faults and lazily created
  /// threads belong to no trial.
  ///
  /// A contender that times itself may take far longer than what it counts, so its batch grows no
  /// further than ``MeasurementPlan/longestBatchDuration`` of real time. Shorter samples than the
  /// minimum are then no fault: it reads the clock for each iteration, and a larger batch would make
  /// no reading finer.
  ///
  /// - Returns: nil if cancelled.
  func calibrate(_ contender: Contender, _ plan: MeasurementPlan) -> Calibration? {
    guard !isCancelled() else { return nil }
    _ = settle(contender)
    contender.beforeSample()
    contender.run(1)
    var batch = 1
    var passed = 0
    var retakes = 0
    while true {
      guard !isCancelled() else { return nil }
      contender.beforeSample()
      let (spent, whole) = contender.trial(batch, by: time)
      if hasPaused(during: contender), retakes < Self.mostRetakes {
        retakes += 1
        continue
      }
      // A quarter more is not worth another trial.
      let room = plan.room(for: batch, taking: whole)
      if spent >= plan.minimumSampleDuration || room < batch + max(1, batch / 4) {
        passed += 1
        if passed == 2 { return Calibration(batch: batch, nanoseconds: spent, isTooShort: false) }
      } else if batch >= plan.maximumBatch {
        return Calibration(batch: batch, nanoseconds: spent, isTooShort: true)
      } else {
        passed = 0
        batch = min(room, Self.nextBatch(after: batch, took: spent, plan))
      }
    }
  }

  /// The batch predicted to last a tenth longer than the minimum, so that ordinary noise does not
  /// send a good batch back; at most 16 times the last, as a short trial predicts badly.
  private static func nextBatch(
    after batch: Int, took spent: UInt64, _ plan: MeasurementPlan
  ) -> Int {
    let furthest = batch > plan.maximumBatch / 16 ? plan.maximumBatch : batch * 16
    let predicted =
      Double(batch) * 1.1 * Double(plan.minimumSampleDuration) / Double(max(spent, 1))
    guard predicted < Double(furthest) else { return furthest }
    return min(max(Int(predicted.rounded(.up)), batch + 1), furthest)
  }
}

extension MeasurementPlan {
  /// Nanoseconds that a batch may take of real time, whatever it counts of them.
  ///
  /// A hundred times the shortest sample, 10 ms by default: a sample and its untimed batch in the
  /// rounds are then over in the time that a round of a hundred other contenders takes.
  var longestBatchDuration: UInt64 {
    let (duration, overflow) = minimumSampleDuration.multipliedReportingOverflow(by: 100)
    return overflow ? .max : duration
  }

  /// The largest batch that takes no longer than that, if one of `batch` takes so many nanoseconds.
  fileprivate func room(for batch: Int, taking whole: UInt64) -> Int {
    let most = Double(batch) * Double(longestBatchDuration) / Double(max(whole, 1))
    return most < Double(Int.max) ? Int(most) : .max
  }
}
