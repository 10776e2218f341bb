// How much less a sample says about its median because neighbours resemble each other.

/// The serial dependence of samples, as far as it matters to their median.
enum Autocorrelation {
  /// By what factor the interval of the median of dependent samples is wider than that of as many
  /// independent ones; never below 1.
  ///
  /// The rank interval rests on how many samples lie on either side of the median, so what counts
  /// is the dependence of those sides, not of the values: outliers and skew do not matter. With
  /// `r(j)` the autocorrelation of the signs of `x - median` at lag j, the variance of that count
  /// is `t = 1 + 2 (r(1) + r(2) + ...)` times the independent one, the width its root (Sen, "On
  /// the asymptotic normality of sample quantiles for mixing stochastic processes", J. Multivariate
  /// Anal. 2, 1972). Estimated in three steps, each leaning to the wide side:
  ///
  /// - the sum ends where pairs of neighbouring lags stop being positive, and pairs never grow:
  ///   the initial monotone sequence, Geyer, "Practical Markov chain Monte Carlo", Statist. Sci.
  ///   7, 1992;
  /// - short series hide dependence, by about t / n at each lag, which is added once where any
  ///   was seen;
  /// - not less than what a first-order process gives, `(1 + r) / (1 - r)` with r(1) corrected by
  ///   Kendall's `(n r + 1) / (n - 3)` (Biometrika 41, 1954), and one standard error more where
  ///   r(1) is significant at 5 %.
  ///
  /// Few independent samples' worth make the estimate itself uncertain, as a variance does in
  /// Student's t; the last factor widens for that.
  ///
  /// - Parameters:
  ///   - samples: In order of time, 4 or more.
  ///   - median: Their median.
  /// - Returns: 1 for samples in no order at all.
  static func widening(_ samples: [Double], around median: Double) -> Double {
    let signs = samples.map { $0 > median ? 1.0 : $0 < median ? -1 : 0 }
    let count = Double(signs.count)
    let power = signs.reduce(0) { $0 + $1 * $1 }
    guard count > 3, power > 0 else { return 1 }
    let lagged = Lags(signs, power: power)
    var inflation = lagged.monotoneSum(bias: 0)
    if inflation > 1 { inflation = lagged.monotoneSum(bias: inflation / count) }
    let first = lagged[1]
    var corrected = (count * first + 1) / (count - 3)
    if corrected > 0 {
      if first > 1.645 / count.squareRoot() {
        corrected += (max(0, 1 - corrected * corrected) / count).squareRoot()
      }
      corrected = min(corrected, 0.98)
      inflation = max(inflation, (1 + corrected) / (1 - corrected))
    }
    inflation = min(inflation, count)
    return inflation.squareRoot() * (1 + (inflation - 1) / count)
  }

  /// Autocorrelations, computed as far as they are asked for.
  private struct Lags {
    let signs: [Double]
    let power: Double
    /// Bounds the time for a long series that drifts all the way.
    static let longestLag = 1000

    init(_ signs: [Double], power: Double) {
      self.signs = signs
      self.power = power
    }

    subscript(lag: Int) -> Double {
      guard lag < signs.count else { return 0 }
      return zip(signs, signs[lag...]).reduce(0) { $0 + $1.0 * $1.1 } / power
    }

    /// `2 (pairs of lags while positive, never growing) - 1`, at least 1.
    func monotoneSum(bias: Double) -> Double {
      var sum = 0.0
      var previous = Double.infinity
      for lag in stride(from: 0, to: min(signs.count - 1, Self.longestLag), by: 2) {
        let even = lag == 0 ? 1 : min(1, self[lag] + bias)
        let pair = min(previous, even + min(1, self[lag + 1] + bias))
        guard pair > 0 else { break }
        sum += pair
        previous = pair
      }
      return min(max(1, 2 * sum - 1), Double(signs.count))
    }
  }
}
