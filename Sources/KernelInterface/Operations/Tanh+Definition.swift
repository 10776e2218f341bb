// The hyperbolic tangent and its gradient.

extension OperationDefinition {
  /// Odd, with the sign of zero kept; 1 at infinity.
  static let tanh = OperationDefinition(
    formula: "tanh(x)", agreement: .ulps(2), arithmetic: .series)

  /// From the answer, which lies between -1 and 1.
  static let tanhGradient = OperationDefinition(
    formula: "dy * (1 - y * y)", inputs: [.y, .upstream], domain: -1...1, agreement: .ulps(2),
    repetition: .shrinking, arithmetic: .product)
}
