// What the compiler makes of the plain loop.
// machine-code: packed, plain stores, xmm ymm zmm

import KernelInterface

/// A plain loop over elements that the compiler vectorizes.
enum AutovectorizedVariant: KernelVariant {
  static var name: String { "autovectorized" }
  static var summary: String { "A plain loop over elements that the compiler vectorizes." }

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
  static func relu(_ operands: KernelOperands<Float>) { plainLoop(ReLU.self, operands) }

  @inline(never)
  @Sendable
  static func reluGradient(_ operands: KernelOperands<Float>) {
    plainLoop(ReLUGradient.self, operands)
  }

  @inline(never)
  @Sendable
  static func leakyReLU(_ operands: KernelOperands<Float>) {
    plainLoop(LeakyReLU.self, operands)
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(_ operands: KernelOperands<Float>) {
    plainLoop(LeakyReLUGradient.self, operands)
  }
}
