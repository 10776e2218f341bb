// ReLU with a ceiling, as MobileNet uses it, and its gradient.
//
// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.

extension OperationDefinition {
  /// NaN comes back with its payload, -0 stays -0.
  static let relu6 = OperationDefinition(formula: "x < 0 ? 0 : x > 6 ? 6 : x")

  /// The gradient at 0, at 6 and at NaN is +0.
  static let relu6Gradient = OperationDefinition(
    formula: "0 < x < 6 ? dy : 0", inputs: [.x, .upstream])
}
