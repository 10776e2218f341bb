// Suite threads: how kernels scale, and what splitting costs.

import ReLUKernels

extension Suite {
  /// Grains of a sweep, in elements: 4 KiB to 1 MiB of float32.
  static let grains = [1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10]

  /// Both policies at every thread count; at the highest, a sweep of grains.
  ///
  /// The sweep is of dynamic chunks, with each grain below the array's size. The policies share a
  /// group with the kernels they wrap, on one thread.
  static let threads = Suite(
    name: "threads", summary: "1 ... all cores, static and dynamic chunks, a sweep of grains"
  ) { context throws(OptionError) in
    let plan = try SuitePlan(context, threads: threadCounts(cores: context.cores))
    var contenders = Contenders.few
    contenders.wrapped = ["simd16", "streaming"]
    contenders.wrapsOneThread = true

    var groups: [BenchmarkGroup] = []
    for operation in plan.operations {
      for elements in context.selection.elements?.counts ?? [64 << 10, 1 << 20, 16 << 20] {
        for variation in plan.variations {
          let workload = try plan.workload(operation, elements, variation)
          let specs = plan.specs(workload, contenders) { count in
            chunkings(plan, elements, isMost: count == plan.threads.last)
          }
          groups.append(BenchmarkGroup(title: workload.title, specs: specs))
        }
      }
    }
    return groups
  }

  /// Every count up to 8, then doubling, and all cores: beyond 8 the curve is smooth, and a round
  /// with a hundred alternatives no longer has them side by side.
  static func threadCounts(cores: Int) -> [Int] {
    var counts = Array(1...min(cores, 8))
    var count = 16
    while count < cores {
      counts.append(count)
      count *= 2
    }
    return (counts + [cores]).uniqued()
  }

  private static func chunkings(
    _ plan: SuitePlan, _ elements: Int, isMost: Bool
  ) -> [Chunking] {
    let policies = plan.context.selection.chunkPolicy.map { [$0] } ?? Chunking.Policy.allCases
    if let grain = plan.grain {
      return policies.map { Chunking(policy: $0, grain: grain) }
    }
    var chunkings = policies.map { Chunking(policy: $0) }
    if isMost, policies.contains(.dynamic) {
      chunkings += grains.filter { $0 < elements }.map { Chunking(policy: .dynamic, grain: $0) }
    }
    return chunkings.uniqued()
  }
}
