// The oracle that every kernel is compared with, written apart from their arithmetic.
// machine-code: scalar, plain stores

import KernelInterface

/// The correctness oracle: the contract's formula, element by element.
enum ReferenceVariant: KernelVariant {
  static var name: String { "reference" }
  static var summary: String {
    "The correctness oracle: the contract's formula, element by element."
  }

  static func loop(for operation: KernelOperation) -> KernelLoop? {
    switch operation {
    case .relu: { ReferenceVariant.relu($0, $1, $2, $3, $4) }
    case .reluGradient: { ReferenceVariant.reluGradient($0, $1, $2, $3, $4) }
    case .leakyReLU: { ReferenceVariant.leakyReLU($0, $1, $2, $3, $4) }
    case .leakyReLUGradient: { ReferenceVariant.leakyReLUGradient($0, $1, $2, $3, $4) }
    }
  }

  @inline(never)
  static func relu(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    for i in 0..<count { output[i] = x[i] < 0 ? 0 : x[i] }
  }

  @inline(never)
  static func reluGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    for i in 0..<count { output[i] = x[i] > 0 ? dy[i] : 0 }
  }

  @inline(never)
  static func leakyReLU(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    for i in 0..<count { output[i] = x[i] < 0 ? slope * x[i] : x[i] }
  }

  @inline(never)
  static func leakyReLUGradient(
    _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int, _ slope: Float
  ) {
    for i in 0..<count { output[i] = x[i] > 0 ? dy[i] : slope * dy[i] }
  }
}
