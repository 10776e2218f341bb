// The samples of a benchmark and which of them a neighbour on its core may have slowed.

/// Samples, one for each round, with what is known of the core beside each.
///
/// Estimates are of the samples beside which the core was clear, where there are enough of them, else of
/// all. What decides is a probe and never a sample's own value, so a slow sample is as likely to be kept as a
/// fast one that was taken beside the same reading.
public struct SampleSeries: Sendable, Equatable {
  /// Clear samples, or clear pairs, that are enough for an estimate of their own: from so many on the 95 %
  /// interval of a median leaves out the smallest and the largest.
  public static let enough = 9

  /// Nanoseconds per iteration, in the order taken.
  public let times: [Double]
  /// Whether the core was clear beside each; nil where nobody looked.
  public let isClear: [Bool]?

  /// Samples, and the slowdown of a probe beside each; nil where nobody looked.
  public init(
    _ times: [Double], slowdowns: [Double]? = nil, clearBelow: Double = ThroughputProbe.clearBelow
  ) {
    self.init(times, isClear: slowdowns.map { $0.map { $0 < clearBelow } })
  }

  private init(_ times: [Double], isClear: [Bool]?) {
    (self.times, self.isClear) = (times, isClear)
  }

  /// The same samples in other units.
  func divided(by divisor: Double) -> SampleSeries {
    SampleSeries(times.map { $0 / divisor }, isClear: isClear)
  }

  /// Whether the core was clear in a round, as far as is known.
  package func isClear(in round: Int) -> Bool { isClear?[round] ?? true }

  /// The samples that estimates are of.
  public var estimating: [Double] {
    Self.rounds(of: [self]).map { times[$0] }
  }

  /// The rounds that estimates from several series are of: those in which all of them were clear, where
  /// there are enough and it is known of all, else all.
  ///
  /// - Parameters:
  ///   - series: With equally many samples.
  ///   - enough: How many are enough.
  /// - Returns: Their numbers, ascending.
  package static func rounds(of series: [SampleSeries], enough: Int = Self.enough) -> [Int] {
    let all = 0..<(series.first?.times.count ?? 0)
    guard series.allSatisfy({ $0.isClear != nil }) else { return Array(all) }
    let clear = all.filter { round in series.allSatisfy { $0.isClear(in: round) } }
    return clear.count >= enough ? clear : Array(all)
  }
}
