// Suite cold: what a kernel does with data that no cache holds.

extension Suite {
  /// A network's tensors rarely wait for their activation in L1; this is the other end.
  ///
  /// Sizes from a page to beyond L2: the smaller an array, the less a prefetcher can do for it. What
  /// is larger than the caches is cold in every suite.
  static let cold = Suite(
    name: "cold", summary: "each iteration on other arrays, which no cache holds any more"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context, caches: [.cold])
    let counts = [1 << 10, 16 << 10, 256 << 10, 4 << 20]
    return try plan.arrayGroups(plan.operations, counts: counts, .few)
  }
}
