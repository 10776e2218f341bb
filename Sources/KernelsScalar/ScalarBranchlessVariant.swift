// One element a step, no jump on the data.
// machine-code: scalar, never branches on the data

import KernelInterface

/// One element a step, selected without a jump.
enum ScalarBranchlessVariant: KernelVariant {
  static var name: String { "scalar-branchless" }
  static var summary: String { "One element a step, selected without a jump." }

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
    selectLoop(ReLU.self, operands)
  }

  @inline(never)
  @Sendable
  static func reluGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    selectLoop(ReLUGradient.self, operands)
  }

  @inline(never)
  @Sendable
  static func leakyReLU(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    selectLoop(LeakyReLU.self, operands)
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    selectLoop(LeakyReLUGradient.self, operands)
  }
}
