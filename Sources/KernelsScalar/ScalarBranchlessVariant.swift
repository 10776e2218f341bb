// One element a step, no jump on the data.
// machine-code: scalar, never branches on the data

import KernelInterface

/// One element a step, selected without a jump.
enum ScalarBranchlessVariant: KernelVariant {
  static var name: String { "scalar-branchless" }
  static var summary: String { "One element a step, selected without a jump." }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { ScalarBranchlessVariant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { ScalarBranchlessVariant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { ScalarBranchlessVariant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { ScalarBranchlessVariant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    selectLoop(ReLU.self, operands)
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    selectLoop(ReLUGradient.self, operands)
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    selectLoop(LeakyReLU.self, operands)
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    selectLoop(LeakyReLUGradient.self, operands)
  }
}
