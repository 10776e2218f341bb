// Suite sizes: speed over element count, from a few cache lines to DRAM.

extension Suite {
  /// Every doubling, so that the steps where a cache ends are seen rather than guessed.
  static let sizes = Suite(
    name: "sizes", summary: "every variant over 2^6 ... 2^26 elements, on one thread and on all"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context)
    return try plan.arrayGroups(plan.operations, counts: (6...26).map { 1 << $0 }, .all)
  }
}
