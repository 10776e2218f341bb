// What the compiler makes of the plain loop.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// A plain loop over elements that the compiler vectorizes.
enum AutovectorizedVariant: KernelVariant {
  static var name: String { "autovectorized" }
  static var summary: String { "A plain loop over elements that the compiler vectorizes." }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { AutovectorizedVariant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { AutovectorizedVariant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { AutovectorizedVariant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { AutovectorizedVariant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    plainLoop(ReLU.self, operands)
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    plainLoop(ReLUGradient.self, operands)
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    if LeakyReLUAsMaximum.isExact(slope) {
      plainLoop(LeakyReLUAsMaximum.self, operands)
    } else {
      plainLoop(LeakyReLU.self, operands)
    }
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    plainLoop(LeakyReLUGradient.self, operands)
  }
}
