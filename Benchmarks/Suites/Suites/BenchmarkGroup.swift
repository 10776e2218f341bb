// Benchmarks that are measured in the same rounds.

/// Alternatives that a reader compares, so their samples are interleaved.
///
/// As a rule all of one workload, at every thread count; where placements are the alternatives, as
/// in suite `allocation`, several workloads.
public struct BenchmarkGroup: Hashable, Sendable {
  /// What the alternatives have in common.
  public let title: String
  /// The alternatives, each once.
  public let specs: [BenchmarkSpec]

  /// Gathers alternatives.
  public init(title: String, specs: [BenchmarkSpec]) {
    self.title = title
    self.specs = specs
  }
}

extension BenchmarkGroup {
  /// The workloads of the group, each once.
  public var workloads: [Workload] { specs.map(\.workload).uniqued() }

  /// An upper bound of the memory for all workloads that are measured, in bytes.
  public var bytesNeeded: Int {
    specs.filter { $0.skipReason == nil }.map(\.workload).uniqued().reduce(0) { sum, workload in
      let (total, overflow) = sum.addingReportingOverflow(workload.bytesNeeded)
      return overflow ? Int.max : total
    }
  }

  /// The benchmark that `spec`'s speed-up is relative to: the same workload under `scalar-branch`
  /// on one thread.
  public func unit(for spec: BenchmarkSpec) -> BenchmarkSpec? {
    specs.first { $0.isUnit && $0.workload == spec.workload }
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it comes first.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
