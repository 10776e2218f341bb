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
  static func relu(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    for i in 0..<count { output[i] = x[i] < 0 ? 0 : x[i] }
  }

  @inline(never)
  @Sendable
  static func reluGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    for i in 0..<count { output[i] = x[i] > 0 ? dy[i] : 0 }
  }

  @inline(never)
  @Sendable
  static func leakyReLU(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    for i in 0..<count { output[i] = x[i] < 0 ? slope * x[i] : x[i] }
  }

  @inline(never)
  @Sendable
  static func leakyReLUGradient(
    x: KernelInput, dy: KernelInput, output: KernelOutput, count: Int, slope: Float
  ) {
    for i in 0..<count { output[i] = x[i] > 0 ? dy[i] : slope * dy[i] }
  }
}
