// Running a contender for a time before its samples count.

extension Engine {
  /// Runs batches until the plan's warm-up duration has passed; none if it is 0.
  ///
  /// - Returns: How many batches ran; nil if cancelled.
  func warmUp(_ contender: Contender, batch: Int, _ plan: MeasurementPlan) -> Int? {
    _ = settle(contender)
    let start = charge()
    var batches = 0
    while charged(since: start) < plan.warmUpDuration {
      guard !isCancelled() else { return nil }
      contender.beforeSample()
      contender.run(batch)
      _ = hasPaused(during: contender)
      batches += 1
    }
    return batches
  }
}
