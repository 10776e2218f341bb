// The Gaussian error linear unit by the error function, and its gradient.
//
// Source: Hendrycks, Gimpel, "Gaussian error linear units (GELUs)", 2016, section 2.

extension OperationDefinition {
  /// Minus infinity answers -0, the limit.
  static let geluErf = OperationDefinition(
    formula: "x / 2 * (1 + erf(x / sqrt(2)))", agreement: .ulps(8), doubleULPs: 16,
    repetition: .shrinking,
    arithmetic: .series)

  /// Near x = -0.75, where it crosses 0, its terms cancel.
  static let geluErfGradient = OperationDefinition(
    formula: "dy * ((1 + erf(x / sqrt(2))) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi))",
    inputs: [.x, .upstream],
    cancellation: -1.6 ... -0.4,
    agreement: .ulps(8, orDistance: 0x1p-23), doubleULPs: 16, repetition: .shrinking,
    arithmetic: .series)
}
