// Suite quick: a first impression of everything.

import ReLUKernels

extension Suite {
  /// The default.
  ///
  /// Small enough that a budget of 40 s leaves every benchmark nearly half a second
  /// on two cores.
  public static let quick = Suite(
    name: "quick", summary: "the variants of relu in L1, L2, L3 and DRAM; a taste of the rest"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context, operations: [.relu, .reluGradient, .leakyReLU])
    // Of float32, in and out: 32 KiB, 512 KiB, 8 MiB, 128 MiB.
    let sizes = [4 << 10, 64 << 10, 1 << 20, 16 << 20]

    // An operation asked for is the main one; otherwise relu is, and the others follow in short.
    let isChosen = context.selection.operations != nil || !plan.operations.contains(.relu)
    let main = isChosen ? plan.operations : [.relu]
    let others = plan.operations.filter { !main.contains($0) }

    var groups = try plan.arrayGroups(main, counts: sizes, .bestTwo)
    groups += try plan.arrayGroups(others, counts: [64 << 10, 16 << 20], .few)
    if context.selection.elements == nil {
      groups += try plan.passGroups([.resNet50, .mobileNetV2])
    }
    return groups
  }
}
