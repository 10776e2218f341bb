// The oracle that every kernel is compared with, written apart from their arithmetic.
// machine-code: scalar, plain stores

import KernelInterface

/// The correctness oracle: the contract's formula, element by element.
enum ReferenceLoop {
  static func strategy(for _: ElementType) -> KernelStrategy {
    KernelStrategy(
      name: "reference",
      summary: "The correctness oracle: the contract's formula, element by element.")
  }

  /// The loop of an operation.
  @inline(never)
  static func run<Operation: ReferenceFormula, Elements: ReferenceElements>(
    _: Operation.Type, _: Elements.Type, _ x: KernelInput, _ dy: KernelInput,
    _ output: KernelOutput, _ count: Int, _ parameter: Double
  ) {
    let first = x.assumingMemoryBound(to: Elements.Stored.self)
    let second = dy.assumingMemoryBound(to: Elements.Stored.self)
    let output = output.assumingMemoryBound(to: Elements.Stored.self)
    for index in 0..<count {
      output[index] = Elements.reference(Operation.self, first[index], second[index], parameter)
    }
  }
}
