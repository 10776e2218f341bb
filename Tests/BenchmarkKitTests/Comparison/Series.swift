// Benchmarks with samples of a known course.

import BenchmarkKit

/// Benchmarks for comparisons.
enum Series {
  /// A drift that all benchmarks of a group share: some 30 % over the run.
  private static func drift(_ round: Int, of count: Int) -> Double {
    1 + 0.3 * Double(round) / Double(count)
  }

  /// A benchmark whose samples lie around `time`, within 0.4 % but for the drift.
  static func benchmark(
    _ kernel: String, time: Double, elements: Int = 4096, threads: Int = 1, group: Int? = 1,
    rounds: Int = 40, noise: Double = 0.004, seed: UInt64 = 0, isDrifting: Bool = true
  ) -> BenchmarkRecord {
    var random = Noise(seed: seed ^ UInt64(kernel.utf8.reduce(7) { $0 &* 31 &+ Int($1) }.magnitude))
    let samples = (0..<rounds).map { round in
      time * (isDrifting ? drift(round, of: rounds) : 1) * (1 + noise * (random.unit() - 0.5))
    }
    return benchmark(
      Example.identity(kernel, elements: elements, threads: threads), samples, group: group)
  }

  /// A benchmark with just these samples.
  static func benchmark(
    _ identity: BenchmarkIdentity, _ samples: [Double], group: Int? = 1
  ) -> BenchmarkRecord {
    guard let summary = Summary(samples) else {
      return BenchmarkRecord(identity: identity, outcome: .invalid(reason: "no samples"))
    }
    return BenchmarkRecord(
      identity: identity,
      outcome: .ok(
        BenchmarkFigures(
          batch: 1, samples: samples, median: summary.median,
          interval: .init(
            low: summary.interval?.low ?? summary.minimum,
            high: summary.interval?.high ?? summary.maximum),
          mad: summary.mad, minimum: summary.minimum, p95: summary.p95)),
      group: group)
  }

  /// A record of the example's machine.
  static func record(
    _ benchmarks: [BenchmarkRecord], change: (inout Environment) -> Void = { _ in }
  ) -> Record {
    var environment = Example.environment
    change(&environment)
    return Record(
      environment: environment, command: Example.command, benchmarks: benchmarks)
  }
}
