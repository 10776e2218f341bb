// The kernels of one workload, each against the chosen one.

/// The kernels that were measured on one workload with one thread count.
public struct ComparedWorkload: Sendable, Equatable {
  /// One kernel of the workload.
  public struct Row: Sendable, Equatable {
    /// What was measured.
    public let benchmark: BenchmarkRecord
    /// Its time over that of the workload's baseline; nil for the baseline itself, where there is
    /// none, and where either was not measured.
    public let comparison: TimeRatio?
    /// What the comparison comes to; nil where there is none.
    public let verdict: Verdict?
  }

  /// What the others are compared with; nil where the record has nothing of the kind.
  public let baseline: BenchmarkIdentity?
  /// In the order of the record.
  public let rows: [Row]
  /// What the rows share.
  let workload: Workload
}

extension ComparedWorkload {
  static func all(
    in benchmarks: [BenchmarkRecord], margin: Double, isBaseline: (BenchmarkIdentity) -> Bool
  ) -> [ComparedWorkload] {
    let groups = WorkloadMembers(benchmarks)
    return groups.order.map { workload in
      let members = groups.members[workload] ?? []
      let baseline =
        members.fastest(where: isBaseline)
        ?? groups.members[workload.onOneThread]?.fastest(where: isBaseline)
      let rows = members.map { member in
        let comparison = baseline.flatMap { baseline in
          baseline.identity == member.identity
            ? nil : TimeRatio(baseline: baseline, candidate: member, isSameRun: true)
        }
        return Row(
          benchmark: member, comparison: comparison,
          verdict: comparison?.verdict(margin: margin))
      }
      return ComparedWorkload(baseline: baseline?.identity, rows: rows, workload: workload)
    }
  }
}

extension [BenchmarkRecord] {
  /// The measured one with the smallest median among those that are asked for.
  func fastest(where isWanted: (BenchmarkIdentity) -> Bool) -> BenchmarkRecord? {
    filter { $0.status == .ok && $0.figures != nil && isWanted($0.identity) }
      .min { ($0.figures?.median ?? 0) < ($1.figures?.median ?? 0) }
  }
}
