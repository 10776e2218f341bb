// Which ceilings a group needs.

import MemoryCeilings
import ReLUKernels

extension BenchmarkGroup {
  /// The ceilings of every workload and thread count of the group that is measured, each once.
  ///
  /// Workloads that differ only in what no ceiling looks at share theirs. Cold workloads have those
  /// beyond the caches as well, unless their own arrays are as large.
  ///
  /// None where stages of a call, or the cost of one, are timed: what stands beside them is there for its
  /// time, on a short array, and no memory limits that. Nor of an odd number of elements of 16 bits: ceilings move
  /// four bytes at a time.
  public var ceilings: [CeilingSpec] {
    guard specs.allSatisfy({ $0.stage == nil && !$0.isCall }) else { return [] }
    var ceilings: [CeilingSpec] = []
    var seen: Set<Subject> = []
    for spec in specs where spec.skipReason == nil && spec.workload.isInWords {
      let subject = Subject(workload: spec.workload.ceilingWorkload, threads: spec.threads)
      guard seen.insert(subject).inserted else { continue }
      let own = Ceiling.allCases.map {
        CeilingSpec(
          ceiling: $0, workload: spec.workload, threads: spec.threads, isInMemory: false)
      }
      ceilings += own.filter {
        spec.workload.placement.output != .inPlace || $0.ceiling.worksInPlace
      }
      guard spec.workload.needsMemoryCeilings else { continue }
      ceilings += own.filter(\.isLimit).map {
        CeilingSpec(
          ceiling: $0.ceiling, workload: spec.workload, threads: spec.threads, isInMemory: true)
      }
    }
    return ceilings
  }

  private struct Subject: Hashable {
    let workload: Workload
    let threads: Int
  }
}

extension Workload {
  /// Whether each array is a whole number of four bytes.
  fileprivate var isInWords: Bool {
    arrayCounts.allSatisfy { $0.isMultiple(of: 2) } || elementType.byteCount.isMultiple(of: 4)
  }
}
