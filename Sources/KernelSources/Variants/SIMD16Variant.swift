// Sixteen lanes a step.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// Sixteen lanes a step, written with SIMD16<Float>.
enum SIMD16Variant: KernelVariant {
  static var name: String { "simd16" }
  static var summary: String { "Sixteen lanes a step, written with SIMD16<Float>." }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { SIMD16Variant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { SIMD16Variant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { SIMD16Variant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { SIMD16Variant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  static func copyLoop(inputs: Int) -> KernelLoop? {
    switch inputs {
    case 1: { SIMD16Variant.copy($0, $1, $2, $3, $4) }
    default: { SIMD16Variant.copyOfBoth($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(ReLU.self, SIMD16<Float>.self, operands) { ReLU.vector($0, $1, $2) }
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(ReLUGradient.self, SIMD16<Float>.self, operands) { ReLUGradient.vector($0, $1, $2) }
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    if LeakyReLUAsMaximum.isExact(slope) {
      vectorLoop(LeakyReLUAsMaximum.self, SIMD16<Float>.self, operands) {
        LeakyReLUAsMaximum.vector($0, $1, $2)
      }
    } else {
      vectorLoop(LeakyReLU.self, SIMD16<Float>.self, operands) { LeakyReLU.vector($0, $1, $2) }
    }
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(LeakyReLUGradient.self, SIMD16<Float>.self, operands) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func copy(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(Copy.self, SIMD16<Float>.self, operands) { Copy.vector($0, $1, $2) }
  }

  @inline(never)
  static func copyOfBoth(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(CopyOfBoth.self, SIMD16<Float>.self, operands) { CopyOfBoth.vector($0, $1, $2) }
  }
}
