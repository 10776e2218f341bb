// Turns a suite's defaults and the command line's wishes into groups.

import ReLUKernels

/// The part that all suites share: who takes part, on how many threads, split how.
struct SuitePlan {
  let context: SuiteContext
  /// The operations to measure, at least one.
  let operations: [KernelOperation]
  /// The types of elements, at least one.
  let elementTypes: [ElementType]
  /// Threads, ascending, at least one.
  let threads: [Int]
  /// The values of x, at least one distribution.
  let distributions: [Distribution]
  /// What the caches hold, at least one state.
  let caches: [CacheState]
  /// Who uses the outputs, at least one.
  let consumers: [Consumer]
  /// The slope of leaky ReLU.
  let slope: Double
  /// The grain asked for.
  let grain: Int?
  /// Kernels that cap, patterns and operations leave.
  let selected: [KernelIdentity]

  /// Settles the wishes.
  ///
  /// - Parameters:
  ///   - context: The machine and the command line.
  ///   - operations: The suite's own operations.
  ///   - threads: The suite's own thread counts.
  ///   - distributions: The suite's own distributions.
  ///   - caches: The suite's own states of the caches.
  ///   - consumers: The suite's own consumers.
  /// - Throws: Any `OptionError`.
  init(
    _ context: SuiteContext, operations: [KernelOperation] = [.relu], threads: [Int]? = nil,
    distributions: [Distribution] = [.random50], caches: [CacheState] = [.warm],
    consumers: [Consumer] = [.none]
  ) throws(OptionError) {
    let selection = context.selection
    self.context = context
    self.slope = try selection.checkedSlope()
    self.grain = try selection.checkedGrain()
    self.distributions = (selection.distributions ?? distributions).uniqued()
    self.caches = (selection.caches ?? caches).uniqued()
    self.consumers = (selection.consumers ?? consumers).uniqued()
    self.threads =
      try selection.threads?.resolved(cores: context.cores) ?? threads
      ?? [1, context.cores].uniqued()

    // Patterns are held against the whole catalog, so that one which only the cap leaves without a
    // kernel is not called misspelt.
    let matched = try selection.kernels?.selection(from: context.kernels) ?? context.kernels
    let capped = matched.filter { $0.instructionSet <= selection.instructionSetCap ?? .avx512 }
    self.operations = try Self.operations(selection, own: operations, left: capped)
    elementTypes = try Self.elementTypes(selection, left: capped)
    selected = capped
    let left = self.operations
    if selection.kernels != nil, selection.threads != nil, self.threads.last ?? 1 > 1,
      !selected.contains(where: { left.contains($0.operation) && $0.threading != .none })
    {
      throw .nothingSelected(
        reason: "no kernel that --kernel selects runs on \(self.threads.last ?? 1) threads; "
          + "those that do have ids such as relu/parallel-dispatch/simd16/baseline")
    }
  }
}

extension SuitePlan {
  /// The benchmarks of one workload, at every thread count.
  ///
  /// - Parameters:
  ///   - workload: What they compete at.
  ///   - contenders: Who takes part unless patterns say so.
  ///   - threads: The thread counts; the plan's by default.
  ///   - chunkings: The splits of parallel kernels at a thread count.
  /// - Returns: Each benchmark once, the unit of speed-ups first.
  func specs(
    _ workload: Workload, _ contenders: Contenders, threads: [Int]? = nil,
    chunkings: (_ threads: Int) -> [Chunking]
  ) -> [BenchmarkSpec] {
    let pool = selected.filter {
      $0.operation == workload.operation && $0.elementType == workload.elementType
    }
    let kernels =
      context.selection.kernels == nil
      ? contenders.choice(from: pool, best: context.bestInstructionSet) : pool
    // One that decides about threads itself is measured with every limit.
    let whole = kernels.filter { $0.threading != .split }
    let split = kernels.filter { $0.threading == .split }

    var specs = unit(workload)
    for count in threads ?? self.threads {
      specs += whole.filter { count == 1 || $0.threading == .own }
        .map { context.spec($0, workload, threads: count, chunking: nil) }
      // Wrappers on one thread are for those who ask for them.
      guard count > 1 || contenders.wrapsOneThread || whole.isEmpty else { continue }
      for chunking in chunkings(count) {
        specs += split.map { context.spec($0, workload, threads: count, chunking: chunking) }
      }
    }
    return specs.uniqued()
  }

  /// The benchmarks of one workload with one split.
  func specs(_ workload: Workload, _ contenders: Contenders) -> [BenchmarkSpec] {
    specs(workload, contenders) { _ in [chunking()] }
  }

  /// A group of one workload.
  func group(_ workload: Workload, _ contenders: Contenders) -> BenchmarkGroup {
    BenchmarkGroup(title: workload.title, specs: specs(workload, contenders))
  }

  /// The groups of arrays of the counts given, or of those asked for.
  func arrayGroups(
    _ operations: [KernelOperation], counts: [Int], _ contenders: Contenders
  ) throws(OptionError) -> [BenchmarkGroup] {
    var groups: [BenchmarkGroup] = []
    for operation in operations {
      for elements in context.selection.elements?.counts ?? counts {
        for variation in variations {
          let workload = try workload(operation, elements, variation)
          groups.append(group(workload, contenders))
        }
      }
    }
    return groups
  }

  /// One array, placed as asked for.
  func workload(
    _ operation: KernelOperation, _ elements: Int, _ variation: Variation,
    output: Placement.Output = .reused
  ) throws(OptionError) -> Workload {
    Workload(
      operation: operation, elementType: variation.elementType, elements: elements,
      distribution: variation.distribution,
      placement: try context.selection.placement(
        of: variation.elementType, output: output),
      cache: variation.cache, consumer: variation.consumer, slope: slope)
  }

  /// The split where the suite does not vary it.
  func chunking() -> Chunking {
    Chunking(
      policy: context.selection.chunkPolicy ?? .static, grain: grain)
  }

  /// What speed-ups are relative to takes part whatever the patterns say.
  private func unit(_ workload: Workload) -> [BenchmarkSpec] {
    context.kernels
      .filter {
        $0.operation == workload.operation && $0.elementType == workload.elementType
          && $0.variant == BenchmarkSpec.unitVariant(of: $0.operation, on: $0.elementType)
      }
      .prefix(1)
      .map { context.spec($0, workload, threads: 1, chunking: nil) }
  }
}
