// Benchmarks that are measured in the same rounds.

import ReLUKernels

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

  /// The memory that measuring the group takes at most, in bytes: the buffers of all workloads,
  /// those of ceilings beyond the caches, those that other processes have of their own, and twice the largest array, for what verification expects
  /// and for a fresh output.
  public var bytesNeeded: Int {
    let measured = specs.filter { $0.skipReason == nil }.map(\.workload).uniqued()
    let largest = measured.map(\.largestArrayBytes).max() ?? 0
    let inMemory = ceilings.filter(\.isInMemory).map(\.measured).uniqued()
    let copies = specs.filter { $0.skipReason == nil && $0.kernel.isInterpreted }.map(\.workload)
    return ([largest, largest] + (measured + inMemory + copies).map(\.bytesNeeded)).reduce(0) {
      sum, bytes in
      let (total, overflow) = sum.addingReportingOverflow(bytes)
      return overflow ? Int.max : total
    }
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it comes first.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
