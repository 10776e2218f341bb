// One element a step, no jump on the data.
// machine-code: scalar, never branches on the data

import KernelInterface

/// One element a step, selected without a jump.
enum ScalarBranchlessLoop: LoopStrategy {
  static func strategy(for _: ElementType) -> KernelStrategy {
    KernelStrategy(
      name: "scalar-branchless", summary: "One element a step, selected without a jump.")
  }

  /// How the operation selects is left to the compiler, which uses no jump.
  @inline(__always)
  static func loop<Operation: ElementwiseOperation, Elements: ElementLanes>(
    _: Operation.Type, _: Elements.Type, _ call: KernelCall
  ) {
    var index = 0
    while index < call.count {
      call.store(call.result(Operation.self, Elements.One.self, at: index), at: index)
      index &+= 1
    }
  }
}
