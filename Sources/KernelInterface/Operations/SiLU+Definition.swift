// The sigmoid-weighted linear unit, also called swish, and its gradient.
//
// Source: Elfwing, Uchibe, Doya, "Sigmoid-weighted linear units for neural network function approximation
// in reinforcement learning", Neural Networks 107, 2018.

extension OperationDefinition {
  /// Minus infinity answers -0, the limit.
  static let silu = OperationDefinition(
    formula: "x / (1 + exp(-x))", agreement: .ulps(2), repetition: .shrinking,
    arithmetic: .series)

  /// With s the sigmoid of x.
  ///
  /// Near x = -1.28, where it crosses 0, its terms cancel.
  static let siluGradient = OperationDefinition(
    formula: "dy * s * (1 + x * (1 - s))", inputs: [.x, .upstream],
    cancellation: -1.6 ... -1,
    agreement: .ulps(6, orDistance: 0x1p-25), repetition: .shrinking, arithmetic: .series)
}
