// ReLU of a sum, as residual networks end a block. Its gradient is that of ReLU, from what the sum became.
//
// Source: He, Zhang, Ren, Sun, "Deep residual learning for image recognition", CVPR 2016.

extension OperationDefinition {
  /// The sum is rounded once; where it is NaN, so is the answer.
  static let addReLU = OperationDefinition(
    formula: "a + b < 0 ? 0 : a + b", inputs: [.x, .addend], agreement: .bitsButNaN,
    arithmetic: .product)
}
