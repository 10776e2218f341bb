// The ratio of two benchmarks' times, from what their records hold.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a candidate's time compares with a baseline's.
public struct TimeRatio: Sendable, Equatable {
  /// Candidate time / baseline time; above 1 the candidate is slower.
  public let ratio: Double
  /// The interval of the ratio; nil where there are too few samples.
  public let interval: RatioInterval?
  /// How many rounds hold a sample of both; nil where the two were not measured in turns.
  public let pairs: Int?

  /// Compares what was measured of two benchmarks.
  ///
  /// Benchmarks of the same group, with a sample in each round, are compared pair by pair.
  /// Otherwise the interval goes from the one's low end to the other's high end, each widened for
  /// autocorrelation and with half of the allowed misses, so that the two together keep the
  /// confidence; it knows nothing of what changed between the two measurements. nil where either
  /// is not `ok`, or times do not allow a ratio.
  ///
  /// - Parameters:
  ///   - baseline: What is compared with.
  ///   - candidate: What is compared.
  ///   - isSameRun: Whether groups of the two mean the same rounds: only within one record.
  ///   - confidence: Of the interval.
  public init?(
    baseline: BenchmarkRecord, candidate: BenchmarkRecord, isSameRun: Bool,
    confidence: Double = 0.95
  ) {
    guard baseline.status == .ok, candidate.status == .ok,
      let slow = baseline.figures, let fast = candidate.figures
    else { return nil }
    if isSameRun, let group = baseline.group, group == candidate.group,
      let paired = PairedComparison(
        baseline: slow.series, candidate: fast.series, confidence: confidence)
    {
      ratio = paired.ratio
      interval = paired.interval
      pairs = paired.count
      return
    }
    guard slow.median > 0, fast.median > 0, (fast.median / slow.median).isNormal else { return nil }
    ratio = fast.median / slow.median
    pairs = nil
    let each = 1 - (1 - confidence) / 2
    interval = fast.timeInterval(confidence: each).flatMap { above in
      slow.timeInterval(confidence: each).flatMap { above.divided(by: $0, coverage: confidence) }
    }
  }

  /// Compares with the best of several baselines, without the winner's curse: ``HeldOutBest``.
  ///
  /// Where they were not all measured in the candidate's rounds, with the one of the smallest median.
  /// nil where there is none, or no ratio.
  ///
  /// - Parameters:
  ///   - baselines: What is compared with, of one record.
  ///   - candidate: What is compared, of the same record.
  public init?(bestOf baselines: [BenchmarkRecord], candidate: BenchmarkRecord) {
    let measured = baselines.filter { $0.status == .ok }
    guard let best = measured.fastest(where: { _ in true }) else { return nil }
    guard let group = candidate.group, candidate.status == .ok,
      measured.allSatisfy({ $0.group == group }),
      let held = HeldOutBest(
        of: candidate.series, among: measured.map(\.series)),
      let paired = PairedComparison(logRatios: held.logRatios)
    else {
      self.init(baseline: best, candidate: candidate, isSameRun: true)
      return
    }
    self.init(ratio: paired.ratio, interval: paired.interval, pairs: paired.count)
  }

  /// The baseline's time over the candidate's.
  var inverse: TimeRatio {
    TimeRatio(
      ratio: 1 / ratio,
      interval: interval.map {
        RatioInterval(low: 1 / $0.high, high: 1 / $0.low, coverage: $0.coverage)
      }, pairs: pairs)
  }

  /// A ratio found in another way.
  init(ratio: Double, interval: RatioInterval?, pairs: Int?) {
    self.ratio = ratio
    self.interval = interval
    self.pairs = pairs
  }

  /// What the interval says, `margin` being the difference that does not matter; `undecided`
  /// where there is none.
  public func verdict(margin: Double) -> Verdict {
    interval?.verdict(margin: margin) ?? .undecided
  }
}

extension BenchmarkRecord {
  /// The samples; none where there are no figures.
  var series: SampleSeries { figures?.series ?? SampleSeries([]) }
}

extension BenchmarkFigures {
  /// The interval of the median time in ns, widened for the autocorrelation of the samples.
  func timeInterval(confidence: Double) -> RatioInterval? {
    PairedComparison(logRatios: series.estimating.map { log($0) }, confidence: confidence)?.interval
  }
}

extension RatioInterval {
  /// The interval of a quotient of which nothing is known but the intervals of its parts.
  ///
  /// - Returns: nil where it has no end that is a number.
  func divided(by other: RatioInterval, coverage: Double) -> RatioInterval? {
    let (low, high) = (low / other.high, high / other.low)
    guard low.isNormal, high.isNormal, (1 / low).isFinite else { return nil }
    return RatioInterval(low: low, high: high, coverage: coverage)
  }

  /// The interval with ends so many times as far from `center`, on a logarithmic scale.
  func stretched(_ factor: Double, around center: Double, coverage: Double) -> RatioInterval {
    RatioInterval(
      low: center * pow(low / center, factor), high: center * pow(high / center, factor),
      coverage: coverage)
  }
}
