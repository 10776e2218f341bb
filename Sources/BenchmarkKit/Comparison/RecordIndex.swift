// The benchmarks of a record, found by what they are.

/// The kernels of a record by what they are, whatever suite they ran in; ceilings and stages of calls
/// left out.
struct RecordIndex {
  private(set) var order: [BenchmarkIdentity] = []
  private var benchmarks: [BenchmarkIdentity: BenchmarkRecord] = [:]
  private var workloads: [Workload: [BenchmarkRecord]] = [:]

  init(_ all: [BenchmarkRecord]) {
    for benchmark in all where benchmark.identity.isKernel {
      var key = benchmark.identity
      key.suite = ""
      workloads[Workload(key), default: []].append(benchmark)
      guard benchmarks[key] == nil else { continue }
      order.append(key)
      benchmarks[key] = benchmark
    }
  }

  subscript(key: BenchmarkIdentity) -> BenchmarkRecord? { benchmarks[key] }

  /// What speed-ups are over: `scalar-branch` on the same workload and threads, else on one.
  func yardstick(of identity: BenchmarkIdentity) -> BenchmarkRecord? {
    var key = identity
    key.suite = ""
    let workload = Workload(key)
    let isYardstick = { (other: BenchmarkIdentity) in other.variant == "scalar-branch" }
    return workloads[workload]?.fastest(where: isYardstick)
      ?? workloads[workload.onOneThread]?.fastest(where: isYardstick)
  }
}
