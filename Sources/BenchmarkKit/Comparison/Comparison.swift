// The kernels of one record against one of them.

/// The kernels of one record, each workload against a chosen kernel, and the sizes at which one
/// way of computing begins to beat another.
public struct Comparison: Sendable, Equatable {
  /// A difference below it does not matter, 0.01 for 1 %.
  public let margin: Double
  /// One for each workload and thread count, in the order of the record.
  public let workloads: [ComparedWorkload]
  /// For each question about sizes that the record can answer.
  public let crossovers: [Crossover]

  /// Whether any kernel was compared with another.
  public var hasComparisons: Bool {
    workloads.contains { $0.rows.contains { $0.comparison != nil } }
  }

  /// Compares benchmarks of one record.
  ///
  /// Ceilings (kernels named `ceiling/...`) and stages of calls (`stage/...`) are no contenders and
  /// are left out.
  ///
  /// - Parameters:
  ///   - benchmarks: Of one record: groups mean the same rounds.
  ///   - margin: The difference that does not matter, 0.01 for 1 %.
  ///   - isBaseline: What the others are compared with. Where several of a workload are, the one
  ///     with the smallest median is taken; where none is, that of the same workload on one thread.
  public init(
    of benchmarks: [BenchmarkRecord], margin: Double,
    isBaseline: (BenchmarkIdentity) -> Bool = { $0.variant == "scalar-branch" }
  ) {
    self.margin = margin
    let contenders = benchmarks.filter { $0.identity.isKernel }
    workloads = ComparedWorkload.all(in: contenders, margin: margin, isBaseline: isBaseline)
    crossovers = Crossover.all(in: contenders, margin: margin)
  }
}
