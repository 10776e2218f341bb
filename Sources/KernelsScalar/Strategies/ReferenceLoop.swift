// The oracle that every kernel is compared with, written apart from their arithmetic.
// machine-code: scalar, plain stores

import KernelInterface

/// The correctness oracle: the contract's formula, element by element.
enum ReferenceLoop {
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "reference",
      summary: "The correctness oracle: the contract's formula, element by element.")
  }

  /// The loop of an operation.
  @inline(never)
  static func run<Operation: ReferenceFormula>(
    _: Operation.Type, _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int,
    _ parameter: Float
  ) {
    for index in 0..<count {
      output[index] = Operation.reference(x[index], dy[index], parameter)
    }
  }
}
