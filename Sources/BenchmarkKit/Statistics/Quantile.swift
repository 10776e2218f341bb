// Quantiles of a sorted sample, the median among them.

/// The quantile that R and NumPy give by default.
///
/// Linear between the order statistics around rank `1 + (n - 1) p`: type 7 in Hyndman and Fan,
/// "Sample quantiles in statistical packages", Am. Stat. 50, 1996.
///
/// - Parameters:
///   - sorted: Samples in ascending order.
///   - probability: 0 for the minimum, 0.5 for the median, 1 for the maximum.
/// - Returns: nil if there are no samples.
public func quantile(sorted: [Double], _ probability: Double) -> Double? {
  precondition((0...1).contains(probability), "a probability lies between 0 and 1")
  guard let last = sorted.indices.last else { return nil }
  let position = Double(last) * probability
  let below = Int(position)
  let fraction = position - Double(below)
  guard fraction > 0, below < last else { return sorted[below] }
  return sorted[below] + fraction * (sorted[below + 1] - sorted[below])
}

/// The middle sample, or the mean of the middle two.
///
/// - Parameter sorted: Samples in ascending order.
/// - Returns: nil if there are no samples.
public func median(sorted: [Double]) -> Double? { quantile(sorted: sorted, 0.5) }
