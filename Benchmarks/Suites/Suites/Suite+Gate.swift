// Suite gate: benchmarks that tell a slower kernel from a noisy machine.

import ReLUKernels

extension Suite {
  /// What `duel` and `gate` measure by default: of ReLU, leaky ReLU and their gradients the public function as it is called, the
  /// vector variants in L1, what runs behind the front door in L2 on one thread and on two, and streaming
  /// stores beyond; of one operation an array that no cache holds.
  ///
  /// 2 Ki elements in and out are half of a small L1 cache: with 4 Ki, which fill one of 32 KiB, it
  /// depends on the addresses of everything else in the process which lines have to go.
  ///
  /// The last-level cache, the memory and a second core are shared with the neighbours of a virtual machine.
  /// A gate finds out with OLD against itself what it can tell there, and says where that is less than the
  /// margin.
  public static let gate = Suite(
    name: "gate",
    summary: "kernels and public functions, L1 to memory: what duels and gates measure"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(
      context, operations: [.relu, .reluGradient, .leakyReLU, .leakyReLUGradient], threads: [1])
    let selection = context.selection
    var groups: [BenchmarkGroup] = []
    for row in selection.elements == nil && selection.threads == nil ? GateRow.own : [.asked] {
      let threads = row.threads.map { [$0] } ?? plan.threads
      guard threads.allSatisfy({ row.threads == nil || $0 <= context.cores }) else { continue }
      for operation in row.isOfOneOperation ? [plan.operations[0]] : plan.operations {
        for elements in selection.elements?.counts ?? row.elements {
          for variation in plan.variations {
            let workload = try plan.workload(operation, elements, variation)
            let specs = plan.specs(workload, row.contenders, threads: threads) { _ in
              [plan.chunking()]
            }
            groups.append(BenchmarkGroup(title: workload.title, specs: specs))
          }
        }
      }
    }
    return groups.map { $0.withoutUnit(unless: selection.kernels) }.filter { !$0.specs.isEmpty }
  }
}

/// What is gated at some counts of elements.
private struct GateRow {
  let elements: [Int]
  /// Threads; nil for those asked for, or one.
  var threads: Int?
  /// Variants, each on its best instruction set; on several threads the pool runs `simd16` as well.
  let variants: [String]
  /// Whether the first operation stands for all.
  var isOfOneOperation = false

  /// The suite's own.
  static let own = [
    GateRow(elements: [256], threads: 1, variants: ["auto"]),
    GateRow(
      elements: [2 << 10], threads: 1,
      variants: ["autovectorized", "simd8", "simd16", "unrolled-simd8"]),
    GateRow(elements: [64 << 10], threads: 1, variants: ["simd16", "auto"]),
    GateRow(elements: [64 << 10], threads: 2, variants: ["auto"]),
    GateRow(elements: [1 << 20], threads: 1, variants: ["simd16", "streaming"]),
    // To fill and verify it takes a process pair half a second.
    GateRow(
      elements: [16 << 20], threads: 1, variants: ["simd16", "streaming"], isOfOneOperation: true),
  ]

  /// Everything, once, at the counts or on the threads asked for.
  static let asked = GateRow(
    elements: [2 << 10, 64 << 10],
    variants: ["autovectorized", "simd8", "simd16", "unrolled-simd8", "streaming", "auto"])

  var contenders: Contenders {
    Contenders(variants: variants, levels: 1, wrappers: ["parallel-pool"], wrapped: ["simd16"])
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
