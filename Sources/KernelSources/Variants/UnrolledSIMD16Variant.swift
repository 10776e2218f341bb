// Four vectors of sixteen lanes a step, aligned stores, no scalar end.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// Four vectors of sixteen lanes a step, aligned stores, no scalar end.
enum UnrolledSIMD16Variant: KernelVariant {
  static var name: String { "unrolled-simd16" }
  static var summary: String {
    "Four vectors of sixteen lanes a step, aligned stores, no scalar end."
  }

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
    unrolledLoop(ReLU.self, SIMD16<Float>.self, operands) { ReLU.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func reluGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    unrolledLoop(ReLUGradient.self, SIMD16<Float>.self, operands) {
      ReLUGradient.vector($0, $1, $2)
    }
  }

  @inline(never)
  @Sendable
  static func leakyReLU(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    unrolledLoop(LeakyReLU.self, SIMD16<Float>.self, operands) { LeakyReLU.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    let operands = KernelOperands(x: x, dy: dy, output: output, count: count, slope: slope)
    unrolledLoop(LeakyReLUGradient.self, SIMD16<Float>.self, operands) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }
}
