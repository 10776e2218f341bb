// The binomial distribution with any probability of success.

/// Probabilities of the number of successes among independent trials.
public enum Binomial {
  /// `P(B >= successes)` for `B ~ Binomial(trials, probability)`.
  ///
  /// The terms are taken relative to the largest one, so there is no factorial and no power to over-
  /// or underflow. Takes time in proportion to `trials`.
  public static func upperTail(
    _ successes: Int, of trials: Int, probability: Double
  ) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    guard successes > 0 else { return 1 }
    guard successes <= trials, probability > 0 else { return 0 }
    guard probability < 1 else { return 1 }
    let odds = probability / (1 - probability)
    let mode = min(Int(Double(trials + 1) * probability), trials)
    var tail = 0.0
    var total = 0.0
    func add(_ weight: Double, at count: Int) {
      total += weight
      if count >= successes { tail += weight }
    }
    var weight = 1.0
    for count in mode...trials {
      add(weight, at: count)
      // C(n, k + 1) = C(n, k) (n - k) / (k + 1)
      weight *= Double(trials - count) / Double(count + 1) * odds
    }
    weight = 1
    for count in stride(from: mode - 1, through: 0, by: -1) {
      weight *= Double(count + 1) / Double(trials - count) / odds
      add(weight, at: count)
    }
    return tail / total
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
