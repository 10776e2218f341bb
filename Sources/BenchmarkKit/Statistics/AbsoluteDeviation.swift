// Distances of samples from their median.

/// The median absolute deviation, raw: the median of `|x - center|`, not scaled to mimic a
/// standard deviation, in the unit of the samples.
///
/// - Parameters:
///   - samples: In any order.
///   - center: Their median.
/// - Returns: nil if there are no samples.
public func medianAbsoluteDeviation(_ samples: [Double], from center: Double) -> Double? {
  median(sorted: samples.map { abs($0 - center) }.sorted())
}

/// The mean of `|x - center|`, in the unit of the samples.
///
/// - Parameters:
///   - samples: In any order.
///   - center: Their median.
/// - Returns: nil if there are no samples.
public func meanAbsoluteDeviation(_ samples: [Double], from center: Double) -> Double? {
  guard !samples.isEmpty else { return nil }
  return samples.reduce(0) { $0 + abs($1 - center) } / Double(samples.count)
}
