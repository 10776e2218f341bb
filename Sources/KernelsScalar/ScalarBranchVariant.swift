// The jump that the branch predictor has to guess.
// machine-code: scalar, branches on the data

import KernelInterface

/// One element a step, with a conditional jump on the data.
enum ScalarBranchVariant: KernelVariant {
  static var name: String { "scalar-branch" }
  static var summary: String { "One element a step, with a conditional jump on the data." }

  static func body(for operation: KernelOperation) -> KernelBody? {
    switch operation {
    case .relu: relu
    case .reluGradient: reluGradient
    case .leakyReLU: leakyReLU
    case .leakyReLUGradient: leakyReLUGradient
    }
  }

  @inline(never)
  @Sendable
  static func relu(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    branchLoop(operands, if: { $0 < 0 }, then: { _, _ in 0 }, else: { x, _ in x })
  }

  @inline(never)
  @Sendable
  static func reluGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    branchLoop(operands, if: { $0 > 0 }, then: { _, dy in dy }, else: { _, _ in 0 })
  }

  @inline(never)
  @Sendable
  static func leakyReLU(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    let slope = operands.slope
    branchLoop(operands, if: { $0 < 0 }, then: { x, _ in slope * x }, else: { x, _ in x })
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    let slope = operands.slope
    branchLoop(operands, if: { $0 > 0 }, then: { _, dy in dy }, else: { _, dy in slope * dy })
  }
}
