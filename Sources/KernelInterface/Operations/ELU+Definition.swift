// The exponential linear unit and its gradient.
//
// Source: Clevert, Unterthiner, Hochreiter, "Fast and accurate deep network learning by exponential linear
// units (ELUs)", ICLR 2016.

extension OperationDefinition {
  /// Negative elements approach -alpha.
  static let elu = OperationDefinition(
    formula: "x < 0 ? alpha * (exp(x) - 1) : x", parameter: .alpha, agreement: .ulps(2),
    arithmetic: .series)

  /// From the answer, which lies above -alpha; of alpha below 0 the answer's sign does not tell x's.
  static let eluGradient = OperationDefinition(
    formula: "y > 0 ? dy : dy * (y + alpha)", inputs: [.y, .upstream], parameter: .alpha,
    agreement: .ulps(2), repetition: .shrinking, arithmetic: .product)
}
