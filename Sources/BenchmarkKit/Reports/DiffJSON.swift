// What programs get of the difference of two records.

extension RecordDiff {
  /// The difference as JSON: `margin`, `rawTimes`, `machineDifferences`, `changed`, `entries`,
  /// `notCompared`, `onlyInBase`, `onlyInCandidate` and `caution`.
  ///
  /// - Throws: `RecordError.nonFinite` naming the field.
  public func json() throws(RecordError) -> [UInt8] { try RecordCoding.indented(DiffJSON(self)) }
}

/// The shape of the JSON of `diff`.
private struct DiffJSON: Encodable {
  struct Entry: Encodable {
    let benchmark: BenchmarkIdentity
    let changed: Bool
    let metric: RecordDiff.Metric
    let base, candidate, ratio: Double
    let interval: [Double]?
    let coverage: Double?
    let verdict: Verdict
  }

  struct Exclusion: Encodable {
    let benchmark: BenchmarkIdentity
    let reason: String
  }

  let margin: Double
  let rawTimes: Bool
  let machineDifferences: [String]
  let changed: [BenchmarkIdentity]
  let entries: [Entry]
  let notCompared: [Exclusion]
  let onlyInBase, onlyInCandidate: [BenchmarkIdentity]
  let caution: String

  init(_ diff: RecordDiff) {
    margin = diff.margin
    rawTimes =
      diff.machineDifferences.isEmpty && diff.unversioned == 0 && diff.changed.isEmpty
    machineDifferences = diff.machineDifferences
    changed = diff.changed
    entries = diff.entries.map {
      Entry(
        benchmark: $0.identity, changed: $0.isChanged, metric: $0.metric, base: $0.base,
        candidate: $0.candidate, ratio: $0.ratio, interval: $0.interval.map { [$0.low, $0.high] },
        coverage: $0.interval?.coverage, verdict: $0.verdict)
    }
    notCompared = diff.excluded.map { Exclusion(benchmark: $0.identity, reason: $0.reason) }
    onlyInBase = diff.onlyInBase
    onlyInCandidate = diff.onlyInCandidate
    caution = DiffReport.caution
  }
}
