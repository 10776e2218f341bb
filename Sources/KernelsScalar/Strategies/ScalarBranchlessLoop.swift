// One element a step, no jump on the data.
// machine-code: scalar, never branches on the data

import KernelInterface

/// One element a step, selected without a jump.
enum ScalarBranchlessLoop: LoopStrategy {
  static var strategy: KernelStrategy {
    KernelStrategy(
      name: "scalar-branchless", summary: "One element a step, selected without a jump.")
  }

  /// How the operation selects is left to the compiler, which uses no jump.
  @inline(__always)
  static func loop<Operation: ElementwiseOperation>(_: Operation.Type, _ call: KernelCall) {
    var index = 0
    while index < call.count {
      call.store(call.result(Operation.self, F32x1.self, at: index), at: index)
      index &+= 1
    }
  }
}
