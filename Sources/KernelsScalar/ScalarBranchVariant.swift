// The jump that the branch predictor has to guess.
// machine-code: scalar, branches on the data

import KernelInterface

/// One element a step, with a conditional jump on the data.
enum ScalarBranchVariant: KernelVariant {
  static var name: String { "scalar-branch" }
  static var summary: String { "One element a step, with a conditional jump on the data." }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { ScalarBranchVariant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { ScalarBranchVariant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { ScalarBranchVariant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { ScalarBranchVariant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    branchLoop(operands, if: { $0 < 0 }, then: { _, _ in 0 }, else: { x, _ in x })
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    branchLoop(operands, if: { $0 > 0 }, then: { _, dy in dy }, else: { _, _ in 0 })
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    let slope = operands.slope
    branchLoop(operands, if: { $0 < 0 }, then: { x, _ in slope * x }, else: { x, _ in x })
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    let slope = operands.slope
    branchLoop(operands, if: { $0 > 0 }, then: { _, dy in dy }, else: { _, dy in slope * dy })
  }
}
