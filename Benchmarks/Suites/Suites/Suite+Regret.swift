// Suite regret: whether `auto` chooses what is best.

import ReLUKernels

extension Suite {
  /// `auto` beside everything that it can choose, out of place and in place.
  ///
  /// Every doubling, as a choice is hardest where one kernel gives way to the next.
  static let regret = Suite(
    name: "regret", summary: "what auto chooses, against every kernel it could have chosen"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context, operations: KernelOperation.representatives)
    var groups: [BenchmarkGroup] = []
    for operation in plan.operations {
      // One that in place shrinks its numbers from call to call is not measured there.
      let outputs: [Placement.Output] =
        operation.definition.repetition == .shrinking ? [.reused] : [.reused, .inPlace]
      for output in outputs {
        for elements in context.selection.elements?.counts ?? (6...26).map({ 1 << $0 }) {
          for variation in plan.variations {
            let workload = try plan.workload(
              operation, elements, variation, output: output)
            groups.append(plan.group(workload, .choices))
          }
        }
      }
    }
    return groups.uniqued()
  }
}

extension Contenders {
  /// `auto` and all that it may choose among, on every instruction set, by profile or without.
  fileprivate static let choices = Contenders(
    variants: AutoChoice.variants + ["auto"], wrappers: ["parallel-pool"],
    wrapped: AutoChoice.variants, wrappedLevels: nil)
}
