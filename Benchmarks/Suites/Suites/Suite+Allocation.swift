// Suite allocation: what it costs not to have a memory plan.

extension Suite {
  /// The three outputs of one size share a group, since they are the alternatives.
  static let allocation = Suite(
    name: "allocation", summary: "output reused, freshly allocated in each call, or in place"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context)
    let outputs = context.selection.output.map { [$0] } ?? Placement.Output.allCases
    var groups: [BenchmarkGroup] = []
    for operation in plan.operations {
      for elements in context.selection.elements?.counts ?? [64 << 10, 1 << 20, 16 << 20] {
        for variation in plan.variations {
          var specs: [BenchmarkSpec] = []
          for output in outputs {
            let workload = try plan.workload(
              operation, elements, variation, output: output)
            specs += plan.specs(workload, .few)
          }
          let title = try plan.workload(operation, elements, variation).title
          groups.append(BenchmarkGroup(title: "\(title), outputs compared", specs: specs))
        }
      }
    }
    return groups
  }
}
