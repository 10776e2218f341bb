// The metrics by which two records are compared.

extension RecordDiff.Entry {
  /// Raw times.
  init?(
    time old: BenchmarkRecord, _ new: BenchmarkRecord, margin: Double, confidence: Double
  ) {
    guard let before = old.figures?.median, let after = new.figures?.median,
      let ratio = TimeRatio(
        baseline: old, candidate: new, isSameRun: false, confidence: confidence)
    else { return nil }
    self.init(new.identity, .time, before, after, ratio, margin)
  }

  /// Throughput over the ceiling; nil where either has none.
  ///
  /// The fraction is a time over another: that in which the memory alone would have moved the bytes
  /// over that which the kernel took. The interval joins those of two times and two ceilings, of
  /// which records keep the 95 % one, and so covers 85 % at least.
  init?(fraction old: BenchmarkRecord, _ new: BenchmarkRecord, margin: Double) {
    guard let before = old.fractionOfCeiling, let after = new.fractionOfCeiling,
      (before / after).isNormal
    else { return nil }
    let interval = Self.fraction(old).flatMap { base in
      Self.fraction(new).flatMap { base.divided(by: $0, coverage: 0.85) }
    }
    self.init(
      new.identity, .fractionOfCeiling, before, after,
      TimeRatio(ratio: before / after, interval: interval, pairs: nil), margin)
  }

  private static func fraction(_ benchmark: BenchmarkRecord) -> RatioInterval? {
    guard let time = benchmark.figures?.timeInterval(confidence: 0.975),
      let ceiling = benchmark.ceiling?.interval
    else { return nil }
    let bytes = Double(benchmark.identity.bytesPerIteration)
    return RatioInterval(low: bytes / time.high, high: bytes / time.low, coverage: 0.975)
      .divided(
        by: RatioInterval(low: ceiling.low, high: ceiling.high, coverage: 0.95), coverage: 0.925)
  }

  /// Speed-up over `scalar-branch`; nil for that itself and where either record has none.
  init?(
    speedUp old: BenchmarkRecord, _ before: RecordIndex, _ new: BenchmarkRecord,
    _ after: RecordIndex, margin: Double
  ) {
    guard let base = Self.slowdown(old, before), let candidate = Self.slowdown(new, after),
      (candidate.ratio / base.ratio).isNormal
    else { return nil }
    let interval = candidate.interval.flatMap { above in
      base.interval.flatMap { above.divided(by: $0, coverage: 0.95) }
    }
    self.init(
      new.identity, .speedUp, 1 / base.ratio, 1 / candidate.ratio,
      TimeRatio(ratio: candidate.ratio / base.ratio, interval: interval, pairs: nil), margin)
  }

  /// The time over that of `scalar-branch`, at half of the misses that 95 % allows.
  private static func slowdown(_ benchmark: BenchmarkRecord, _ index: RecordIndex) -> TimeRatio? {
    guard let yardstick = index.yardstick(of: benchmark.identity),
      yardstick.identity.kernel != benchmark.identity.kernel
    else { return nil }
    return TimeRatio(
      baseline: yardstick, candidate: benchmark, isSameRun: true, confidence: 0.975)
  }

  private init(
    _ identity: BenchmarkIdentity, _ metric: RecordDiff.Metric, _ base: Double,
    _ candidate: Double, _ ratio: TimeRatio, _ margin: Double
  ) {
    self.init(
      identity: identity, metric: metric, base: base, candidate: candidate, ratio: ratio.ratio,
      interval: ratio.interval, verdict: ratio.verdict(margin: margin))
  }
}
