// The engine's steps one at a time, for whoever decides from outside what is measured when.

extension Engine {
  /// The batch that makes one sample of `contender` long enough for the clock.
  ///
  /// - Parameters:
  ///   - contender: What will be sampled.
  ///   - plan: Its shortest sample and largest batch count, nothing else of it.
  /// - Returns: Iterations; nil if cancelled, or if even the largest batch is too short.
  public func batch(for contender: Contender, plan: MeasurementPlan) -> Int? {
    calibrate(contender, plan).flatMap { $0.isTooShort ? nil : $0.batch }
  }

  /// One timed sample after an untimed batch, exactly as in the rounds of ``measure(_:plan:)``.
  ///
  /// - Parameters:
  ///   - contender: Whose.
  ///   - batch: Iterations.
  /// - Returns: Nanoseconds per iteration.
  public func sample(of contender: Contender, batch: Int) -> Double {
    takeSample(of: contender, batch: batch).nanosecondsPerIteration
  }
}
