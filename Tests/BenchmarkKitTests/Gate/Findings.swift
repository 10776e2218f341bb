// Findings made up of ratios, for tests of what is made of them.

import BenchmarkKit

extension DuelBenchmark {
  /// One process pair of a single round for each ratio; OLD takes 100 ns.
  init(ratios: [Double], identity: BenchmarkIdentity = Example.identity()) {
    self.init(
      identity: identity,
      pairs: ratios.map {
        ProcessPairSamples(old: [100], new: [100 * $0], batch: 1, startedFirst: .old)
      })
  }
}

extension GateFinding {
  /// A finding with a margin of 2 % on a machine that tells half a percent from nothing.
  init(
    ratios: [Double], margin: Double = 0.02, resolution: Double? = 0.005,
    confirmations: [Bool] = [], kernel: String = "relu/simd8/avx2"
  ) {
    self.init(Example.identity(kernel), margin: margin)
    benchmark = DuelBenchmark(ratios: ratios, identity: benchmark.identity)
    self.resolution = resolution
    detectable = resolution.map { margin + $0 }
    self.confirmations = confirmations.map { Confirmation(ratio: $0 ? 1.05 : 0.99, alarms: $0) }
  }

  /// The same with a verdict.
  func judged(_ verdict: GateVerdict, _ reason: String? = nil) -> GateFinding {
    var copy = self
    (copy.verdict, copy.reason, copy.isMeasured) = (verdict, reason, true)
    return copy
  }
}

/// Ratios of process pairs.
enum Ratios {
  /// `slower` pairs at `ratio`, the others as far on the other side.
  static func pairs(_ count: Int = 14, slower: Int, ratio: Double) -> [Double] {
    Array(repeating: ratio, count: slower) + Array(repeating: 1 / ratio, count: count - slower)
  }

  /// Pairs that alternate between a little more and a little less than `ratio`.
  static func around(_ ratio: Double, spread: Double = 0.001, count: Int = 14) -> [Double] {
    (0..<count).map { ratio * ($0.isMultiple(of: 2) ? 1 + spread : 1 / (1 + spread)) }
  }
}
