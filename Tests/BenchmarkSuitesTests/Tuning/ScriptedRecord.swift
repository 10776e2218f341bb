// What a run would have recorded, with a time that a test chooses.

import BenchmarkKit
import BenchmarkSuites

enum ScriptedRecord {
  /// The record of a benchmark that took so many nanoseconds in each sample; without a time, one
  /// that could not be measured.
  static func of(_ spec: BenchmarkSpec, _ median: Double?) -> BenchmarkRecord {
    let identity = BenchmarkIdentity(spec, suite: "test")
    guard let median else {
      return BenchmarkRecord(identity: identity, outcome: .invalid(reason: "no time"))
    }
    return BenchmarkRecord(identity: identity, outcome: .ok(figures(median)))
  }

  /// The record of a ceiling in the same group.
  static func ceiling(beside spec: BenchmarkSpec, _ median: Double) -> BenchmarkRecord {
    var identity = BenchmarkIdentity(spec, suite: "test")
    identity.kernel = BenchmarkIdentity.ceilingPrefix + "copy"
    identity.variant = "ceiling-copy"
    identity.wrappedVariant = nil
    return BenchmarkRecord(identity: identity, outcome: .ok(figures(median)))
  }

  private static func figures(_ median: Double) -> BenchmarkFigures {
    BenchmarkFigures(
      batch: 1, samples: Array(repeating: median, count: 12), median: median,
      interval: .init(low: median, high: median), mad: 0, minimum: median, p95: median)
  }
}
