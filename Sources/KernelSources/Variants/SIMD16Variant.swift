// Sixteen lanes a step.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// Sixteen lanes a step, written with SIMD16<Float>.
enum SIMD16Variant: KernelVariant {
  static var name: String { "simd16" }
  static var summary: String { "Sixteen lanes a step, written with SIMD16<Float>." }

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
    vectorLoop(ReLU.self, SIMD16<Float>.self, operands) { ReLU.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func reluGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(ReLUGradient.self, SIMD16<Float>.self, operands) { ReLUGradient.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func leakyReLU(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(LeakyReLU.self, SIMD16<Float>.self, operands) { LeakyReLU.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    vectorLoop(LeakyReLUGradient.self, SIMD16<Float>.self, operands) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }
}
