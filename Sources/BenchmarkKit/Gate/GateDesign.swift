// How a gate comes to its verdicts: how many process pairs, and what makes an alarm.

import Foundation

/// The fixed part of a gate: nothing here depends on the machine, and margins are the policy's.
public struct GateDesign: Sendable, Equatable {
  /// Process pairs of OLD against itself, which show what this machine can tell apart.
  public var calibrationPairs = 6
  /// Process pairs of OLD against itself at most, for benchmarks of which so few leave it open
  /// whether the margin can be detected.
  public var mostCalibrationPairs = 14
  /// Process pairs after which a benchmark may be let off: all of them below the margin.
  public var earliestPairs = 6
  /// Process pairs after which a benchmark is judged: enough that one of them may point the other
  /// way without hiding a slowdown, among up to 50 benchmarks.
  public var pairs = 14
  /// The chance of even one alarm among all benchmarks where nothing differs, before the margin
  /// and the confirmations, which only lower it.
  public var alpha = 0.05
  /// Times that a benchmark which alarms is measured again.
  public var confirmations = 3
  /// Times that it must then alarm again.
  public var quorum = 2
  /// Fresh process pairs each time.
  public var confirmationPairs = 4

  /// The design that the figures in METHODOLOGY were measured with.
  public init() {}
}

extension GateDesign {
  /// Process pairs that a gate plays at most.
  public var mostPairs: Int { mostCalibrationPairs + pairs + confirmations * confirmationPairs }

  /// Of ``pairs`` process pairs, how many must be slower for an alarm among `benchmarks`.
  ///
  /// The sign test with Holm's correction at its strictest step, that of the first of all
  /// benchmarks.
  public func pairsNeeded(benchmarks: Int) -> Int {
    (0...pairs).first {
      signTestPValue(positives: $0, of: pairs) * Double(benchmarks) <= alpha
    } ?? pairs
  }

  /// The most benchmarks that this many pairs can accuse one of: with more, not even a slowdown in
  /// all of them would be evidence enough.
  public var mostBenchmarks: Int { Int(alpha * exp2(Double(pairs))) }

  /// The smallest slowdown that is told from none in nine of ten gates, as a share, 0.01 for 1 %:
  /// by the sign test alone, before margin and confirmations.
  ///
  /// Takes the pairs' log-ratios for normal around the slowdown. A pair is then slower with
  /// probability `Phi(slowdown / deviation)`, and enough of them must be.
  ///
  /// - Parameters:
  ///   - deviation: Standard deviation of a process pair's log-ratio.
  ///   - benchmarks: How many the gate judges.
  /// - Returns: A share.
  public func resolution(deviation: Double, benchmarks: Int) -> Double {
    let needed = pairsNeeded(benchmarks: benchmarks)
    // P(B >= needed) grows with the probability: bisection to far below what matters.
    var (low, high) = (0.5, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if Binomial.upperTail(needed, of: pairs, probability: middle) < Self.power {
        low = middle
      } else {
        high = middle
      }
    }
    return exp(deviation * Normal.quantile(high)) - 1
  }

  /// The share of gates in which what is called detectable is detected.
  public static let power = 0.9
}
