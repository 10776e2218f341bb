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
  static func relu(_ operands: KernelOperands<Float>) {
    vectorLoop(ReLU.self, SIMD16<Float>.self, operands) { ReLU.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func reluGradient(_ operands: KernelOperands<Float>) {
    vectorLoop(ReLUGradient.self, SIMD16<Float>.self, operands) { ReLUGradient.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func leakyReLU(_ operands: KernelOperands<Float>) {
    vectorLoop(LeakyReLU.self, SIMD16<Float>.self, operands) { LeakyReLU.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(_ operands: KernelOperands<Float>) {
    vectorLoop(LeakyReLUGradient.self, SIMD16<Float>.self, operands) {
      LeakyReLUGradient.vector($0, $1, $2)
    }
  }
}
