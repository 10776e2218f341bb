// The best of several alternatives, without the luck of the draw.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Times over those of the best of several alternatives, round by round.
///
/// The smallest of many medians is small by chance, too: held against it, a choice without a fault seems
/// to lose (the winner's curse). So no round decides what it is held against: the odd rounds are held
/// against the alternative that was best in the even ones, and the even rounds against the best of the
/// odd ones. Source: cross-validatory choice, Stone, Journal of the Royal Statistical Society B 36, 1974.
///
/// An alternative is as good as its median over the rounds in which its core was clear; a ratio is of a
/// round in which the core was clear beside both, where there are enough of these: ``SampleSeries``.
public struct HeldOutBest: Sendable, Equatable {
  /// `ln(time / time of the best)` of each round, in their order.
  public let logRatios: [Double]
  /// Which alternative the odd rounds were held against, and which the even ones; equal where both
  /// halves agree.
  public let choices: [Int]

  /// Holds times against those of the best alternative.
  ///
  /// nil where there is none, where the counts of rounds differ or are below two, or a time is not
  /// positive and finite. A single alternative is the best in every round.
  ///
  /// - Parameters:
  ///   - series: One time for each round.
  ///   - alternatives: The times of each alternative in the same rounds.
  public init?(of series: SampleSeries, among alternatives: [SampleSeries]) {
    let times = series.times
    guard times.count >= 2, !alternatives.isEmpty,
      ([series] + alternatives).allSatisfy({ series in
        series.times.count == times.count && series.times.allSatisfy { $0 > 0 && $0.isFinite }
      })
    else { return nil }
    // Where it is not known of all, those of which it is known would be at an advantage.
    let isKnown = ([series] + alternatives).allSatisfy { $0.isClear != nil }
    choices = [1, 0].map { half in
      let medians = alternatives.map { Self.median(of: $0, half, isKnown: isKnown) }
      return medians.indices.min { medians[$0] < medians[$1] } ?? 0
    }
    let choices = choices
    let best = { (round: Int) in alternatives[choices[round % 2]] }
    let clear = times.indices.filter { series.isClear(in: $0) && best($0).isClear(in: $0) }
    let rounds = isKnown && clear.count >= SampleSeries.enough ? clear : Array(times.indices)
    logRatios = rounds.map { log(times[$0]) - log(best($0).times[$0]) }
  }

  /// As of series of which nothing is known but the times.
  public init?(of times: [Double], among alternatives: [[Double]]) {
    self.init(of: SampleSeries(times), among: alternatives.map { SampleSeries($0) })
  }

  /// Of the rounds whose number leaves this remainder by 2.
  private static func median(of series: SampleSeries, _ half: Int, isKnown: Bool) -> Double {
    let own = Array(stride(from: half, to: series.times.count, by: 2))
    let clear = own.filter { series.isClear(in: $0) }
    let rounds = isKnown && clear.count >= SampleSeries.enough / 2 ? clear : own
    return BenchmarkKit.median(sorted: rounds.map { series.times[$0] }.sorted()) ?? .infinity
  }
}
