// The oracle that every kernel is compared with, written apart from their arithmetic.
// machine-code: scalar, plain stores

import KernelInterface

/// The correctness oracle: the contract's formula, element by element.
enum ReferenceVariant: KernelVariant {
  static var name: String { "reference" }
  static var summary: String {
    "The correctness oracle: the contract's formula, element by element."
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
  static func relu(_ operands: KernelOperands<Float>) {
    let x = operands.x
    for i in 0..<operands.count { operands.output[i] = x[i] < 0 ? 0 : x[i] }
  }

  @inline(never)
  @Sendable
  static func reluGradient(_ operands: KernelOperands<Float>) {
    let x = operands.x
    let dy = operands.dy
    for i in 0..<operands.count { operands.output[i] = x[i] > 0 ? dy[i] : 0 }
  }

  @inline(never)
  @Sendable
  static func leakyReLU(_ operands: KernelOperands<Float>) {
    let x = operands.x
    let slope = operands.slope
    for i in 0..<operands.count { operands.output[i] = x[i] < 0 ? slope * x[i] : x[i] }
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(_ operands: KernelOperands<Float>) {
    let x = operands.x
    let dy = operands.dy
    let slope = operands.slope
    for i in 0..<operands.count { operands.output[i] = x[i] > 0 ? dy[i] : slope * dy[i] }
  }
}
