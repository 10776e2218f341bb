// The Gaussian error linear unit in the form with tanh, and its gradient.
//
// Source: Hendrycks, Gimpel, "Gaussian error linear units (GELUs)", 2016, section 2; BERT and GPT-2 use it.

extension OperationDefinition {
  /// Minus infinity answers -0, the limit.
  static let gelu = OperationDefinition(
    formula: "x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))", agreement: .ulps(3),
    repetition: .shrinking, arithmetic: .series)

  /// With v = 2 sqrt(2 / pi) (x + 0.044715 x^3) and s the sigmoid of v.
  ///
  /// Near x = -0.75, where it crosses 0, its terms cancel.
  static let geluGradient = OperationDefinition(
    formula: "dy * s * (1 + x * (1 - s) * v')", inputs: [.x, .upstream],
    cancellation: -1.6 ... -0.4,
    agreement: .ulps(6, orDistance: 0x1p-24), doubleULPs: 8, repetition: .shrinking,
    arithmetic: .series)
}
