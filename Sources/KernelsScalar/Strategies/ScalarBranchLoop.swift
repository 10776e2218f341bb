// The jump that the branch predictor has to guess.
// machine-code: scalar, branches on the data

import KernelInterface

/// One element a step, with a conditional jump on the data.
enum ScalarBranchLoop {
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "scalar-branch", summary: "One element a step, with a conditional jump on the data.")
  }

  /// The loop of an operation.
  ///
  /// The hint keeps the jump: without it the optimizer turns both sides into a select.
  @inline(never)
  static func run<Operation: PiecewiseFormula>(
    _: Operation.Type, _ x: KernelInput, _ dy: KernelInput, _ output: KernelOutput, _ count: Int,
    _ parameter: Float
  ) {
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
