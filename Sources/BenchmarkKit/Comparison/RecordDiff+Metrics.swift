// The metrics by which two records are compared.

extension RecordDiff.Entry {
  /// Raw times.
  init?(time old: BenchmarkRecord, _ new: BenchmarkRecord, margin: Double, alpha: Double) {
    guard let before = old.figures?.median, let after = new.figures?.median,
      let ratio = TimeRatio(
        baseline: old, candidate: new, isSameRun: false, confidence: 1 - alpha)
    else { return nil }
    self.init(old, new, .time, before, after, ratio, margin)
  }

  /// Throughput over the ceiling; nil where either has none, or one is of fewer threads than the other.
  ///
  /// The fraction is a time over another: that in which the memory alone would have moved the bytes
  /// over that which the kernel took. The interval joins those of two times, each at half of the
  /// misses allowed, and of two ceilings at all of them, and so misses up to three times as often.
  init?(fraction old: BenchmarkRecord, _ new: BenchmarkRecord, margin: Double, alpha: Double) {
    guard let before = old.fractionOfCeiling, let after = new.fractionOfCeiling,
      (before / after).isNormal, old.ceiling?.threads == new.ceiling?.threads
    else { return nil }
    let interval = Self.fraction(old, alpha: alpha).flatMap { base in
      Self.fraction(new, alpha: alpha).flatMap { base.divided(by: $0, coverage: 1 - 3 * alpha) }
    }
    self.init(
      old, new, .fractionOfCeiling, before, after,
      TimeRatio(ratio: before / after, interval: interval, pairs: nil), margin)
  }

  private static func fraction(_ benchmark: BenchmarkRecord, alpha: Double) -> RatioInterval? {
    guard let time = benchmark.figures?.timeInterval(confidence: 1 - alpha / 2),
      let ceiling = benchmark.ceiling?.interval(alpha: alpha)
    else { return nil }
    let bytes = Double(benchmark.identity.bytesPerIteration)
    return RatioInterval(low: bytes / time.high, high: bytes / time.low, coverage: 1 - alpha / 2)
      .divided(by: ceiling, coverage: 1 - 1.5 * alpha)
  }

  /// Speed-up over `scalar-branch`; nil for that itself and where either record has none.
  init?(
    speedUp old: BenchmarkRecord, _ before: RecordIndex, _ new: BenchmarkRecord,
    _ after: RecordIndex, margin: Double, alpha: Double
  ) {
    guard let base = Self.slowdown(old, before, alpha: alpha),
      let candidate = Self.slowdown(new, after, alpha: alpha),
      (candidate.ratio / base.ratio).isNormal
    else { return nil }
    let interval = candidate.interval.flatMap { above in
      base.interval.flatMap { above.divided(by: $0, coverage: 1 - alpha) }
    }
    self.init(
      old, new, .speedUp, 1 / base.ratio, 1 / candidate.ratio,
      TimeRatio(ratio: candidate.ratio / base.ratio, interval: interval, pairs: nil), margin)
  }

  /// The time over that of `scalar-branch`, at half of the misses allowed.
  private static func slowdown(
    _ benchmark: BenchmarkRecord, _ index: RecordIndex, alpha: Double
  ) -> TimeRatio? {
    guard let yardstick = index.yardstick(of: benchmark.identity),
      yardstick.identity.kernel != benchmark.identity.kernel
    else { return nil }
    return TimeRatio(
      baseline: yardstick, candidate: benchmark, isSameRun: true, confidence: 1 - alpha / 2)
  }

  private init(
    _ old: BenchmarkRecord, _ new: BenchmarkRecord, _ metric: RecordDiff.Metric, _ base: Double,
    _ candidate: Double, _ ratio: TimeRatio, _ margin: Double
  ) {
    self.init(
      identity: new.identity, isChanged: new.isChanged(from: old), metric: metric, base: base,
      candidate: candidate, ratio: ratio.ratio, interval: ratio.interval,
      verdict: ratio.verdict(margin: margin))
  }
}

extension RecordedCeiling {
  /// The interval of the throughput that misses with the probability `alpha`.
  ///
  /// A benchmark keeps the one of 5 % of its ceiling, not the samples. Ranks around a median move
  /// away from it as the normal quantile does, and the ends of this interval, which are such ranks,
  /// are taken to do the same.
  fileprivate func interval(alpha: Double) -> RatioInterval {
    let stretch = Normal.quantile(1 - alpha / 2) / Normal.quantile(0.975)
    return RatioInterval(low: interval.low, high: interval.high, coverage: 0.95)
      .stretched(stretch, around: throughput, coverage: 1 - alpha)
  }
}
