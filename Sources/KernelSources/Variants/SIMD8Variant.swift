// Eight lanes a step.
// machine-code: packed, plain stores, xmm ymm ymm

public import KernelInterface

/// Eight lanes a step, written with SIMD8<Float>.
public enum SIMD8Variant: KernelVariant {
  public static var name: String { "simd8" }
  public static var summary: String { "Eight lanes a step, written with SIMD8<Float>." }

  public static func body(for operation: KernelOperation) -> KernelBody? {
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
    vectorLoop(ReLU.self, SIMD8<Float>.self, operands) { ReLU.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func reluGradient(_ operands: KernelOperands<Float>) {
    vectorLoop(ReLUGradient.self, SIMD8<Float>.self, operands) { ReLUGradient.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func leakyReLU(_ operands: KernelOperands<Float>) {
    vectorLoop(LeakyReLU.self, SIMD8<Float>.self, operands) { LeakyReLU.vector($0, $1, $2) }
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(_ operands: KernelOperands<Float>) {
    vectorLoop(LeakyReLUGradient.self, SIMD8<Float>.self, operands) { LeakyReLUGradient.vector($0, $1, $2) }
  }
}
