// ReLU of a sum, as residual networks end a block, and its gradient.
//
// Source: He, Zhang, Ren, Sun, "Deep residual learning for image recognition", CVPR 2016.

extension OperationDefinition {
  /// The sum is rounded once; where it is NaN, so is the answer.
  static let addReLU = OperationDefinition(
    formula: "a + b < 0 ? 0 : a + b", inputs: [.x, .addend], agreement: .bitsButNaN,
    arithmetic: .product)

  /// With respect to each of the two that were added, from what their sum became.
  static let addReLUGradient = OperationDefinition(
    formula: "y > 0 ? dy : 0", inputs: [.y, .upstream])
}
