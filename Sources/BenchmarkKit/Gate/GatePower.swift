// What a gate finds: everything it asks for, tried on made-up noise.

import Foundation

/// The slowdowns that a gate of one design finds.
///
/// Simulated, with the pairs' log-ratios taken for normal around the slowdown. In units of their
/// deviation, each of the comparisons that a gate asks for holds from some slowdown on, whatever was
/// drawn; the largest of those is where that gate begins to fail. So the noise is drawn once, and
/// any deviation and threshold are answered from it.
struct GatePower: Sendable {
  /// The noise of one gate, each list ascending.
  private struct Noise {
    let pairs: [Double]
    let confirmations: [[Double]]
  }

  private let design: GateDesign
  private let gates: [Noise]

  private static let simulatedGates = 2000

  /// That of the standard design.
  static let standard = GatePower(GateDesign())

  /// Draws the noise.
  init(_ design: GateDesign) {
    self.design = design
    var generator = SplitMix64(seed: 1)
    gates = (0..<Self.simulatedGates).map { _ in
      Noise(
        pairs: Self.normals(design.pairs, &generator),
        confirmations: (0..<design.confirmations).map { _ in
          Self.normals(design.confirmationPairs, &generator)
        })
    }
  }

  /// The smallest slowdown that fails nine of ten gates, as a share, 0.01 for 1 %: after the sign
  /// test, the threshold and the confirmations.
  ///
  /// - Parameters:
  ///   - deviation: Standard deviation of a process pair's log-ratio.
  ///   - threshold: What a slowdown must exceed to count, as a share.
  ///   - benchmarks: How many the gate judges.
  /// - Returns: A share, larger than the threshold where there is any noise.
  func detectableSlowdown(deviation: Double, threshold: Double, benchmarks: Int) -> Double {
    guard deviation > 0 else { return threshold }
    let limit = log1p(threshold) / deviation
    let needed = design.pairsNeeded(benchmarks: benchmarks)
    let beginnings = gates.map { noise in
      let confirmed = noise.confirmations.map {
        Self.beginning($0, needed: design.confirmationPairs, limit: limit)
      }
      return max(
        Self.beginning(noise.pairs, needed: needed, limit: limit),
        confirmed.sorted()[design.quorum - 1])
    }
    let index = Int(GateDesign.power * Double(beginnings.count))
    return expm1(deviation * beginnings.sorted()[index])
  }
}

extension GatePower {
  /// From which slowdown on `needed` pairs are slower and the median exceeds `limit`, all in units
  /// of the noise.
  private static func beginning(_ noise: [Double], needed: Int, limit: Double) -> Double {
    max(limit - (median(sorted: noise) ?? 0), -noise[noise.count - needed])
  }

  /// Standard normal values, ascending.
  ///
  /// Source: Box and Muller, "A note on the generation of random normal deviates", Annals of
  /// Mathematical Statistics 29, 1958.
  private static func normals(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
    (0..<count).map { _ in
      let radius = -2 * log(Double.random(in: Double.leastNormalMagnitude...1, using: &generator))
      return radius.squareRoot() * cos(Double.random(in: 0...2 * .pi, using: &generator))
    }.sorted()
  }
}
