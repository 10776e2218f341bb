// The benchmarks of a record, sorted by what they worked on.

/// Benchmarks by workload, both in the order of first appearance.
struct WorkloadMembers {
  private(set) var order: [Workload] = []
  private(set) var members: [Workload: [BenchmarkRecord]] = [:]

  init(_ benchmarks: [BenchmarkRecord]) {
    for benchmark in benchmarks {
      let workload = Workload(benchmark.identity)
      if members[workload] == nil { order.append(workload) }
      members[workload, default: []].append(benchmark)
    }
  }
}
