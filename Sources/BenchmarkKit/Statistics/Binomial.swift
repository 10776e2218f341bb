// The binomial distribution with any probability of success.

import Foundation

/// Probabilities of the number of successes among independent trials.
public enum Binomial {
  /// `P(B >= successes)` for `B ~ Binomial(trials, probability)`.
  ///
  /// The sum of the terms; for trials by the dozen, where no term under- or overflows.
  public static func upperTail(
    _ successes: Int, of trials: Int, probability: Double
  ) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    guard successes > 0 else { return 1 }
    guard successes <= trials else { return 0 }
    var sum = 0.0
    var coefficient = 1.0
    for failures in 0...(trials - successes) {
      if failures > 0 { coefficient *= Double(trials - failures + 1) / Double(failures) }
      sum +=
        coefficient * pow(probability, Double(trials - failures))
        * pow(1 - probability, Double(failures))
    }
    return min(sum, 1)
  }

  /// The exact upper bound of a probability after `successes` in `trials`, at the confidence given:
  /// Clopper and Pearson, Biometrika 26, 1934.
  public static func upperBound(
    successes: Int, of trials: Int, confidence: Double = 0.95
  ) -> Double {
    guard successes < trials else { return 1 }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      // P(B <= successes) falls with the probability.
      let below = 1 - upperTail(successes + 1, of: trials, probability: middle)
      if below > 1 - confidence { low = middle } else { high = middle }
    }
    return high
  }
}
