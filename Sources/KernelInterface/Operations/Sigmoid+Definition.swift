// The logistic function and its gradient.

extension OperationDefinition {
  /// From 0 at minus infinity to 1; 0.5 at 0.
  static let sigmoid = OperationDefinition(
    formula: "1 / (1 + exp(-x))", agreement: .ulps(2), arithmetic: .series)

  /// From the answer, which lies between 0 and 1.
  static let sigmoidGradient = OperationDefinition(
    formula: "dy * y * (1 - y)", inputs: [.y, .upstream], domain: 0...1, agreement: .ulps(2),
    repetition: .shrinking, arithmetic: .product)
}
