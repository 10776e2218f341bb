// Choosing a batch: how many iterations make one sample long enough for the clock.

/// The batch of one contender and how it came out.
struct Calibration {
  var batch: Int
  /// What the last trial of the batch took.
  let nanoseconds: UInt64
  /// The largest batch allowed was still too short.
  let isTooShort: Bool
}

extension Engine {
  /// Trials with growing batches until two in a row, at the same batch, are long enough.
  ///
  /// The second look is there because a trial can be long for the wrong reason: preempted once, a
  /// batch far too small passes, and every sample of the run would then be too short. Cold starts
  /// err the same way, and so one untimed iteration goes first: page faults and lazily created
  /// threads belong to no trial.
  ///
  /// - Returns: nil if cancelled.
  func calibrate(_ contender: Contender, _ plan: MeasurementPlan) -> Calibration? {
    guard !isCancelled() else { return nil }
    settle()
    contender.beforeSample()
    contender.run(1)
    var batch = 1
    var passed = 0
    while true {
      guard !isCancelled() else { return nil }
      contender.beforeSample()
      let spent = contender.timed(batch, by: time)
      if spent >= plan.minimumSampleDuration {
        passed += 1
        if passed == 2 { return Calibration(batch: batch, nanoseconds: spent, isTooShort: false) }
      } else if batch >= plan.maximumBatch {
        return Calibration(batch: batch, nanoseconds: spent, isTooShort: true)
      } else {
        passed = 0
        batch = Self.nextBatch(after: batch, took: spent, plan)
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
