// The benchmarks of a record, found by what they are.

/// The kernels of a record by what they are, whatever suite they ran in; ceilings and stages of calls
/// left out.
struct RecordIndex {
  private(set) var order: [BenchmarkIdentity] = []
  private var benchmarks: [BenchmarkIdentity: BenchmarkRecord] = [:]
  private var workloads: [Workload: [BenchmarkRecord]] = [:]
  private let unit: SpeedUpUnit

  init(_ all: [BenchmarkRecord]) {
    unit = SpeedUpUnit(among: all.map(\.identity))
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

  /// What speed-ups are over: the unit on the same workload and threads, else on one.
  func yardstick(of identity: BenchmarkIdentity) -> BenchmarkRecord? {
    var key = identity
    key.suite = ""
    let workload = Workload(key)
    return workloads[workload]?.fastest(where: unit.contains)
      ?? workloads[workload.onOneThread]?.fastest(where: unit.contains)
  }
}
