// Leaky ReLU and its gradient.
//
// Source: Maas, Hannun, Ng, "Rectifier nonlinearities improve neural network acoustic models", ICML 2013.

extension OperationDefinition {
  /// Negative elements are scaled.
  static let leakyReLU = OperationDefinition(
    formula: "x < 0 ? slope * x : x", parameter: .slope, repetition: .shrinking,
    arithmetic: .product)

  /// The upstream gradient is scaled where x is not positive.
  static let leakyReLUGradient = OperationDefinition(
    formula: "x > 0 ? dy : slope * dy", inputs: [.x, .upstream], parameter: .slope,
    repetition: .shrinking, arithmetic: .product)
}
