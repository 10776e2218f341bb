// Suite gate: few benchmarks that tell a slower kernel from a noisy machine.

import ReLUKernels

extension Suite {
  /// What `duel` and `gate` measure by default: every vector variant of relu on the best instruction
  /// set in L1, and the one behind the front door for each operation in L2.
  ///
  /// 2 Ki elements in and out are half of a small L1 cache: with 4 Ki, which fill one of 32 KiB, it
  /// depends on the addresses of everything else in the process which lines have to go.
  ///
  /// Sizes beyond L2 are left to those who ask: the last-level cache and the memory are shared with
  /// the neighbours of a virtual machine, and a gate on them is a gate on the neighbours.
  public static let gate = Suite(
    name: "gate", summary: "the vector kernels in L1 and L2: what duels and gates measure"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context, operations: KernelOperation.allCases, threads: [1])
    var groups = try plan.arrayGroups(plan.operations, counts: [2 << 10], .vectors)
    // Counts asked for are measured once, with all variants.
    if context.selection.elements == nil {
      groups += try plan.arrayGroups(plan.operations, counts: [64 << 10], .front)
    }
    return groups.map { $0.withoutUnit(unless: context.selection.kernels) }
  }
}

extension BenchmarkGroup {
  /// The group without the unit of speed-ups, which no one asks of a gate, except where a pattern
  /// selects it.
  fileprivate func withoutUnit(unless filter: GlobFilter?) -> BenchmarkGroup {
    BenchmarkGroup(
      title: title,
      specs: specs.filter { !$0.isUnit || filter?.selects($0.kernel) ?? false })
  }
}

extension Contenders {
  /// The vector variants, each on its best instruction set.
  fileprivate static let vectors = Contenders(
    variants: ["autovectorized", "simd8", "simd16"], levels: 1, wrapped: ["simd16"])

  /// What the front door runs.
  fileprivate static let front = Contenders(variants: ["simd16"], levels: 1, wrapped: ["simd16"])
}
