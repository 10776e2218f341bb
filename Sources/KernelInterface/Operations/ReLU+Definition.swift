// ReLU and its gradient.

extension OperationDefinition {
  /// NaN comes back with its payload, -0 stays -0, subnormal numbers are kept.
  static let relu = OperationDefinition(formula: "x < 0 ? 0 : x")

  /// The gradient at 0, -0 and NaN is +0.
  static let reluGradient = OperationDefinition(
    formula: "x > 0 ? dy : 0", inputs: [.x, .upstream])
}
