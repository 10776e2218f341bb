// Many tests at once, without a false alarm from their number alone.

/// Holm's adjusted p-values: reject all that are at most alpha, and the chance of even one false
/// rejection among them is at most alpha, however the tests depend on each other.
///
/// The j-th smallest of m is multiplied by `m - j + 1`, capped at 1, and never less than the one
/// before it: Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist.
/// 6, 1979; the same as `p.adjust(p, "holm")` in R.
///
/// - Parameter pValues: Between 0 and 1, in any order.
/// - Returns: The adjusted ones in the order given.
public func holmAdjusted(_ pValues: [Double]) -> [Double] {
  precondition(pValues.allSatisfy { (0...1).contains($0) }, "a p-value lies between 0 and 1")
  var adjusted = pValues
  var largest = 0.0
  for (position, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
    largest = max(largest, min(1, Double(pValues.count - position) * pValues[index]))
    adjusted[index] = largest
  }
  return adjusted
}
