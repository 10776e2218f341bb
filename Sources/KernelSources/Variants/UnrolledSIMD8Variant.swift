// Four vectors of eight lanes a step, aligned stores, no scalar end.
// machine-code: packed, plain stores, xmm ymm ymm

import KernelInterface

/// Four vectors of eight lanes a step, aligned stores, no scalar end.
enum UnrolledSIMD8Variant: KernelVariant {
  static var name: String { "unrolled-simd8" }
  static var summary: String {
    "Four vectors of eight lanes a step, aligned stores, no scalar end."
  }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { UnrolledSIMD8Variant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { UnrolledSIMD8Variant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { UnrolledSIMD8Variant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { UnrolledSIMD8Variant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  static func copyLoop(inputs: Int) -> KernelLoop? {
    switch inputs {
    case 1: { UnrolledSIMD8Variant.copy($0, $1, $2, $3, $4) }
    default: { UnrolledSIMD8Variant.copyOfBoth($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    unrolledLoop(ReLU.self, SIMD8<Float>.self, operands) { ReLU.vector($0, $1, $2) }
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    unrolledLoop(ReLUGradient.self, SIMD8<Float>.self, operands) { ReLUGradient.vector($0, $1, $2) }
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    if LeakyReLUAsMaximum.isExact(slope) {
      unrolledLoop(LeakyReLUAsMaximum.self, SIMD8<Float>.self, operands) {
        LeakyReLUAsMaximum.vector($0, $1, $2)
      }
    } else {
      unrolledLoop(LeakyReLU.self, SIMD8<Float>.self, operands) { LeakyReLU.vector($0, $1, $2) }
    }
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    unrolledLoop(LeakyReLUGradient.self, SIMD8<Float>.self, operands) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }

  @inline(never)
  static func copy(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    unrolledLoop(Copy.self, SIMD8<Float>.self, operands) { Copy.vector($0, $1, $2) }
  }

  @inline(never)
  static func copyOfBoth(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    unrolledLoop(CopyOfBoth.self, SIMD8<Float>.self, operands) { CopyOfBoth.vector($0, $1, $2) }
  }
}
