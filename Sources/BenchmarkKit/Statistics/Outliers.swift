// Samples far from the others: pointed at, never removed.

/// The indices of the outliers, ascending.
///
/// A sample is one if its modified z-score `0.6745 |x - median| / MAD` exceeds 3.5: Iglewicz and
/// Hoaglin, "How to Detect and Handle Outliers", ASQC 1993. Where more than half of the samples
/// agree the MAD is 0 and the mean absolute deviation stands in for it, as
/// `|x - median| / (1.253314 meanAD)`, the factor making it a standard deviation for normal samples
/// (IBM Cognos Analytics, "Modified z score").
///
/// - Parameter samples: In any order.
/// - Returns: Indices into `samples`; none where all agree.
public func outlierIndices(_ samples: [Double]) -> [Int] {
  let sorted = samples.sorted()
  guard let center = median(sorted: sorted), sorted.first != sorted.last,
    let mad = medianAbsoluteDeviation(samples, from: center),
    let meanAD = meanAbsoluteDeviation(samples, from: center)
  else { return [] }
  let scale = mad > 0 ? mad / 0.6745 : 1.253314 * meanAD
  return samples.indices.filter { abs(samples[$0] - center) > 3.5 * scale }
}
