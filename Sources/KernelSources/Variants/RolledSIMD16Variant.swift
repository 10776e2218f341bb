// Sixteen lanes a step, and one step a turn.
// machine-code: packed, plain stores, rolled, xmm ymm zmm

import KernelInterface

/// Sixteen lanes a step, and one step a turn: a loop that the compiler does not unroll.
enum RolledSIMD16Variant: KernelVariant {
  static var name: String { "rolled-simd16" }
  static var summary: String {
    "Sixteen lanes a step, and one step a turn: a loop that the compiler does not unroll."
  }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { RolledSIMD16Variant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { RolledSIMD16Variant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { RolledSIMD16Variant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { RolledSIMD16Variant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    rolledLoop(ReLU.self, SIMD16<Float>.self, operands) { ReLU.vector($0, $1, $2) }
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    rolledLoop(ReLUGradient.self, SIMD16<Float>.self, operands) { ReLUGradient.vector($0, $1, $2) }
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    rolledLoop(LeakyReLU.self, SIMD16<Float>.self, operands) { LeakyReLU.vector($0, $1, $2) }
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    rolledLoop(LeakyReLUGradient.self, SIMD16<Float>.self, operands) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }
}
