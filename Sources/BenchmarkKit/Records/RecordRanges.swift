// What the numbers of a record may be: well-formed JSON can still say what no run can have found.

/// Why a field cannot be what it is.
struct RangeProblem: Error {
  /// The path below the benchmark, `interval`.
  let field: String
  /// What it has to be.
  let problem: String

  /// Throws unless `isTrue`.
  static func require(
    _ isTrue: Bool, _ field: String, _ problem: String
  ) throws(RangeProblem) {
    if !isTrue { throw RangeProblem(field: field, problem: problem) }
  }
}

extension BenchmarkIdentity {
  /// - Throws: `RangeProblem` for a workload that cannot be run.
  func checkRanges() throws(RangeProblem) {
    try RangeProblem.require(elements >= 1, "elements", "there is at least 1 element")
    try RangeProblem.require(threads >= 1, "threads", "there is at least 1 thread")
    try RangeProblem.require(bytesPerIteration >= 0, "bytesPerIteration", "bytes are not negative")
    try RangeProblem.require(
      placement.alignment >= 1, "placement.alignment", "an alignment is at least 1 byte")
    try RangeProblem.require((chunking?.grain ?? 1) >= 1, "chunking.grain", "a grain is at least 1")
    try RangeProblem.require(!kernel.isEmpty, "kernel", "a kernel has a name")
  }
}

extension BenchmarkFigures {
  /// The statistics are held against the samples; the rounding of a decimal is forgiven.
  ///
  /// - Throws: `RangeProblem` for figures that no samples, or not these, can have.
  func checkRanges() throws(RangeProblem) {
    try RangeProblem.require(batch >= 1, "batch", "a batch is at least 1 iteration")
    try RangeProblem.require(!samples.isEmpty, "samples", "what was measured has samples")
    try RangeProblem.require(
      samples.allSatisfy { $0 >= 0 && $0.isFinite }, "samples", "a time is not negative")
    try RangeProblem.require(median > 0, "median", "a median is above 0")
    try RangeProblem.require((rounds ?? 0) >= 0, "rounds", "rounds are not negative")
    try RangeProblem.require(mad >= 0, "mad", "a deviation is not negative")
    try RangeProblem.require(
      sharedCore?.count ?? samples.count == samples.count, "sharedCore",
      "there is one for each sample")
    try RangeProblem.require(
      sharedCore?.allSatisfy { $0 >= 1 && $0.isFinite } ?? true, "sharedCore",
      "a slowdown is at least 1")
    try RangeProblem.require(
      clearBelow > 1 && clearBelow.isFinite, "clearBelow", "a slowdown of 1 is clear")
    let sorted = series.estimating.sorted()
    let middle = BenchmarkKit.median(sorted: sorted) ?? median
    try RangeProblem.require(
      isNear(median, middle), "median", "the median of the samples that it is of is \(middle)")
    let middleOfAll = BenchmarkKit.median(sorted: samples.sorted()) ?? median
    try RangeProblem.require(
      isNear(medianOfAll ?? median, middleOfAll), "medianOfAll",
      "the median of all samples is \(middleOfAll)")
    try RangeProblem.require(
      isNear(minimum, sorted[0]), "minimum", "the smallest sample is \(sorted[0])")
    try RangeProblem.require(
      interval.low >= 0 && (interval.low <= median || isNear(interval.low, median))
        && (interval.high >= median || isNear(interval.high, median)),
      "interval", "the interval holds the median")
    try RangeProblem.require(
      p95 >= sorted[0] || isNear(p95, sorted[0]), "p95", "no sample is that small")
    let largest = sorted[sorted.count - 1]
    try RangeProblem.require(
      p95 <= largest || isNear(p95, largest), "p95", "no sample is that large")
  }
}

extension RecordedCeiling {
  /// - Throws: `RangeProblem` for a throughput that is none.
  func checkRanges() throws(RangeProblem) {
    try RangeProblem.require(throughput > 0, "ceiling.throughput", "a throughput is above 0")
    try RangeProblem.require(interval.low >= 0, "ceiling.interval", "a throughput is not negative")
    try RangeProblem.require((share ?? 1) > 0, "ceiling.share", "a share is above 0")
    try RangeProblem.require(
      (shareInterval?.low ?? 0) >= 0, "ceiling.shareInterval", "a share is not negative")
  }
}

private func isNear(_ one: Double, _ other: Double) -> Bool {
  (one - other).magnitude <= 1e-9 * max(one.magnitude, other.magnitude)
}
