// Eight lanes a step.
// machine-code: packed, plain stores, xmm ymm ymm

import KernelInterface

/// Eight lanes a step, written with SIMD8<Float>.
enum SIMD8Variant: KernelVariant {
  static var name: String { "simd8" }
  static var summary: String { "Eight lanes a step, written with SIMD8<Float>." }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { SIMD8Variant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { SIMD8Variant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { SIMD8Variant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { SIMD8Variant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  static func copyLoop(inputs: Int) -> KernelLoop? {
    switch inputs {
    case 1: { SIMD8Variant.copy($0, $1, $2, $3, $4) }
    default: { SIMD8Variant.copyOfBoth($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(ReLU.self, SIMD8<Float>.self, operands) { ReLU.vector($0, $1, $2) }
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(ReLUGradient.self, SIMD8<Float>.self, operands) { ReLUGradient.vector($0, $1, $2) }
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    if LeakyReLUAsMaximum.isExact(slope) {
      vectorLoop(LeakyReLUAsMaximum.self, SIMD8<Float>.self, operands) {
        LeakyReLUAsMaximum.vector($0, $1, $2)
      }
    } else {
      vectorLoop(LeakyReLU.self, SIMD8<Float>.self, operands) { LeakyReLU.vector($0, $1, $2) }
    }
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(LeakyReLUGradient.self, SIMD8<Float>.self, operands) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func copy(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(Copy.self, SIMD8<Float>.self, operands) { Copy.vector($0, $1, $2) }
  }

  @inline(never)
  static func copyOfBoth(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(CopyOfBoth.self, SIMD8<Float>.self, operands) { CopyOfBoth.vector($0, $1, $2) }
  }
}
