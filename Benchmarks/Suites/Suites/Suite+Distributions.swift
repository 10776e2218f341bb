// Suite distributions: what the values do to the speed.

extension Suite {
  /// Two sizes beyond what a branch predictor memorises, one of them in L2, where nothing hides the
  /// cost of a misprediction.
  static let distributions = Suite(
    name: "distributions", summary: "shares and orders of negatives, NaN, subnormals: who branches?"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context, threads: [1], distributions: Distribution.allCases)
    return try plan.arrayGroups(plan.operations, counts: [64 << 10, 1 << 20], .all)
  }
}
