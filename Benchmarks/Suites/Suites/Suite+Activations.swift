// Suite activations: what each function costs beside ReLU.

import ReLUKernels

extension Suite {
  /// The public function of every operation in the same rounds, at one size in each level of memory.
  ///
  /// The report says how many times ReLU's time each takes.
  static let activations = Suite(
    name: "activations", summary: "every function beside relu in L1, L2, L3 and DRAM"
  ) { context throws(OptionError) in
    guard context.selection.instructionSetCap == nil else {
      throw .notForSuite(
        option: "--isa", suite: "activations",
        reason: "the functions choose among all that this CPU has")
    }
    let plan = try SuitePlan(context, operations: KernelOperation.allCases)
    let output = context.selection.output ?? .reused
    var groups: [BenchmarkGroup] = []
    // Of float32, in and out: 32 KiB, 512 KiB, 8 MiB, 128 MiB.
    for elements in context.selection.elements?.counts ?? [4 << 10, 64 << 10, 1 << 20, 16 << 20] {
      for variation in plan.variations {
        var workloads: [Workload] = []
        for operation in plan.operations {
          workloads.append(try plan.workload(operation, elements, variation, output: output))
        }
        groups.append(plan.functionGroup(ElementCounts.text(elements), workloads))
      }
    }
    return groups
  }
}
