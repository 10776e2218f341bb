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
  ///   - times: One for each round.
  ///   - alternatives: The times of each alternative in the same rounds.
  public init?(of times: [Double], among alternatives: [[Double]]) {
    guard times.count >= 2, !alternatives.isEmpty,
      ([times] + alternatives).allSatisfy({ series in
        series.count == times.count && series.allSatisfy { $0 > 0 && $0.isFinite }
      })
    else { return nil }
    choices = [1, 0].map { half in
      alternatives.indices.min {
        Self.median(of: alternatives[$0], half) < Self.median(of: alternatives[$1], half)
      } ?? 0
    }
    let choices = choices
    logRatios = times.indices.map { log(times[$0]) - log(alternatives[choices[$0 % 2]][$0]) }
  }

  /// Of the rounds whose number leaves this remainder by 2.
  private static func median(of times: [Double], _ half: Int) -> Double {
    let own = stride(from: half, to: times.count, by: 2).map { times[$0] }.sorted()
    return BenchmarkKit.median(sorted: own) ?? .infinity
  }
}
