// Suite pool: what it costs to hand work to threads.

import ReLUKernels

extension Suite {
  /// The stages of a call on several threads, each timed for itself, beside whole calls and a serial
  /// kernel at the same size: a cache line for each thread.
  static let pool = Suite(
    name: "pool", summary: "threads woken, handed work and waited for, each timed for itself"
  ) { context throws(OptionError) in
    for option in context.selection.optionsOfKernelsOnly where option.isGiven {
      throw .notForSuite(option: option.name, suite: "pool", reason: option.reason)
    }
    let counts = threadCounts(cores: context.cores)
    let plan = try SuitePlan(context, threads: counts)
    guard plan.operations == [.relu] else {
      throw .notForSuite(
        option: "--kernel", suite: "pool", reason: "the calls beside the stages are of relu")
    }
    guard plan.threads.contains(where: { $0 > 1 }) else {
      throw .nothingSelected(reason: "suite pool takes two threads or more, and as many cores")
    }
    var groups: [BenchmarkGroup] = []
    for threads in plan.threads where threads > 1 {
      let workload = try plan.workload(
        .relu, lineElements * threads, Variation(distribution: plan.distributions[0]))
      let calls = plan.specs(workload, .calls, threads: [1, threads]) { _ in [Chunking()] }
      let stages = BenchmarkCatalog.stages.map {
        BenchmarkSpec(kernel: $0.identity, workload: workload, threads: threads)
      }
      groups.append(BenchmarkGroup(title: workload.title, specs: calls + stages))
    }
    return groups
  }

  /// Floats in a cache line.
  private static let lineElements = 16
}

extension Contenders {
  /// Whole calls to hold the stages against, and the kernel they run.
  fileprivate static let calls = Contenders(variants: ["simd16"], levels: 1, wrapped: ["simd16"])
}

extension Selection {
  /// An option, and why stages have no use for it.
  fileprivate struct Needless {
    let isGiven: Bool
    let name: String
    let reason: String
  }

  /// What would change nothing of a stage, or make it something else.
  fileprivate var optionsOfKernelsOnly: [Needless] {
    let split = "a call has a part for each thread"
    let data = "a stage does not look at the data"
    return [
      Needless(
        isGiven: operations.map { $0.contains { $0 != .relu } } ?? false, name: "--operation",
        reason: "the calls beside the stages are of relu"),
      Needless(
        isGiven: elementTypes.map { $0 != [.float32] } ?? false, name: "--type",
        reason: "the calls beside the stages are of float32"),
      Needless(
        isGiven: elements != nil, name: "--elements",
        reason: "there is a cache line for each thread"),
      Needless(
        isGiven: caches?.contains(.cold) ?? false, name: "--cache",
        reason: "a stage reads no array that could be cold"),
      Needless(
        isGiven: consumers?.contains(.read) ?? false, name: "--consumer",
        reason: "a stage has no output to read"),
      Needless(
        isGiven: output != nil && output != .reused, name: "--into",
        reason: "a stage writes no output"),
      Needless(isGiven: chunkPolicy != nil, name: "--chunk-policy", reason: split),
      Needless(isGiven: grain != nil, name: "--grain", reason: split),
      Needless(isGiven: distributions != nil, name: "--distribution", reason: data),
      Needless(isGiven: slope != nil, name: "--slope", reason: data),
    ]
  }
}
