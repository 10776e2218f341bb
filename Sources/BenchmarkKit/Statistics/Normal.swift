// The normal distribution.

import Foundation

/// The standard normal distribution.
public enum Normal {
  /// `P(Z <= z)`.
  public static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

  /// The z with `P(Z <= z) = probability`, by bisection of ``cumulative(_:)``: slow, and right to
  /// the last digits that erfc gives.
  ///
  /// - Parameter probability: 0 gives minus, 1 plus infinity.
  /// - Returns: The z.
  public static func quantile(_ probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability lies between 0 and 1")
    if probability == 0 { return -.infinity }
    if probability == 1 { return .infinity }
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if cumulative(middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
