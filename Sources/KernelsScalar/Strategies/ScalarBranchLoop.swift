// The jump that the branch predictor has to guess.
// machine-code: scalar, branches on the data

import KernelInterface

/// One element a step, with a conditional jump on the data.
enum ScalarBranchLoop {
  static func strategy(for _: ElementType) -> KernelStrategy {
    KernelStrategy(
      name: "scalar-branch", summary: "One element a step, with a conditional jump on the data.")
  }

  /// The loop of an operation.
  ///
  /// The hint keeps the jump: without it the optimizer turns both sides into a select.
  @inline(never)
  static func run<Operation: PiecewiseFormula, Elements: ReferenceElements>(
    _: Operation.Type, _: Elements.Type, _ x: KernelInput, _ dy: KernelInput,
    _ output: KernelOutput, _ count: Int, _ parameter: Double
  ) where Elements.Stored: BinaryFloatingPoint {
    let x = x.assumingMemoryBound(to: Elements.Stored.self)
    let dy = dy.assumingMemoryBound(to: Elements.Stored.self)
    let output = output.assumingMemoryBound(to: Elements.Stored.self)
    let parameter = Elements.Stored(parameter)
    var index = 0
    while index < count {
      let (first, second) = (x[index], dy[index])
      if _fastPath(Operation.isFirst(first, second)) {
        output[index] = Operation.first(first, second, parameter)
      } else {
        output[index] = Operation.second(first, second, parameter)
      }
      index &+= 1
    }
  }
}
