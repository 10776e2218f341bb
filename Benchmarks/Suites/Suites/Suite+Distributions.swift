// Suite distributions: what the values do to the speed.

import ReLUKernels

extension Suite {
  /// Two sizes, one of them in L2, where nothing hides the cost of a misprediction.
  ///
  /// The distributions of one size share a group: it is they that a reader compares, and drift of
  /// the machine between groups would look like a dependence on the data.
  static let distributions = Suite(
    name: "distributions", summary: "shares and orders of negatives, NaN, subnormals: who branches?"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context, threads: [1], distributions: Distribution.allCases)
    var groups: [BenchmarkGroup] = []
    for operation in plan.operations {
      for elements in context.selection.elements?.counts ?? [64 << 10, 1 << 20] {
        for variations in plan.variationsByState {
          var specs: [BenchmarkSpec] = []
          for variation in variations {
            let workload = try plan.workload(operation, elements, variation)
            specs += plan.specs(workload, .bestOne)
          }
          let what = [operation.rawValue, ElementCounts.text(elements)] + variations[0].state
          groups.append(
            BenchmarkGroup(
              title: "\(what.joined(separator: " ")), distributions compared", specs: specs))
        }
      }
    }
    return groups
  }
}
