// Suite calls: what a call of a public function costs above the loop that it runs.

import PublicCalls
import ReLUKernels

extension Suite {
  /// Every public function in both forms, out of place and in place, on short arrays, beside the loop it
  /// runs and the loop that a program has that does not know the library.
  ///
  /// On one thread: a call on several has the cost of threads, which suite `pool` is about.
  static let calls = Suite(
    name: "calls", summary: "what a call of a public function costs above the loop it runs"
  ) { context throws(OptionError) in
    guard context.selection.instructionSetCap == nil else {
      throw .notForSuite(
        option: "--isa", suite: "calls", reason: "the functions choose among all that this CPU has")
    }
    if let threads = context.selection.threads,
      try threads.resolved(cores: context.cores) != [1]
    {
      throw .notForSuite(
        option: "--threads", suite: "calls", reason: "its calls run on the caller's thread")
    }
    guard context.selection.kernels == nil else {
      throw .notForSuite(
        option: "--kernel", suite: "calls", reason: "each call stands beside the loop that it runs")
    }
    guard context.selection.consumers.map({ $0 == [.none] }) ?? true else {
      throw .notForSuite(
        option: "--consumer", suite: "calls", reason: "it asks what a call costs above its loop")
    }
    guard context.selection.elementTypes.map({ $0 == [.float32] }) ?? true else {
      throw .notForSuite(
        option: "--type", suite: "calls", reason: "its calls are those on float32")
    }
    let plan = try SuitePlan(context, operations: KernelOperation.representatives, threads: [1])
    let isChosen = context.selection.output != nil
    let outputs = context.selection.output.map { [$0] } ?? [.reused, .inPlace]
    var groups: [BenchmarkGroup] = []
    for operation in plan.operations {
      for output in outputs where isChosen || output != .inPlace || operation.lastsInPlace {
        for elements in context.selection.elements?.counts ?? [1, 7, 256, 4 << 10] {
          for variation in plan.variations {
            let workload = try plan.workload(
              operation, elements, variation, output: output
            ).lastingInPlace(unless: context.selection.slope != nil)
            groups.append(
              BenchmarkGroup(title: workload.title, specs: plan.callSpecs(workload)))
          }
        }
      }
    }
    return groups
  }
}

extension KernelOperation {
  /// Whether calls in place can be repeated: for a slope there is one that leaves numbers as they are.
  fileprivate var lastsInPlace: Bool { definition.repetition == .lasting || usesSlope }
}

extension Workload {
  /// The same with slope 1 where a leaky operation in place would shrink its numbers from call to call:
  /// the loop is the same and leaves them as they are.
  fileprivate func lastingInPlace(unless isChosen: Bool) -> Workload {
    guard !isChosen, operation.usesSlope, placement.output == .inPlace else { return self }
    return Workload(
      operation: operation, elements: elements, distribution: distribution, placement: placement,
      cache: cache, consumer: consumer, slope: 1)
  }
}

extension SuitePlan {
  /// The calls, the loop that they run, and the one of those who call nothing.
  fileprivate func callSpecs(_ workload: Workload) -> [BenchmarkSpec] {
    let calls = BenchmarkCatalog.calls.filter { $0.identity.operation == workload.operation }
    let choice = FrontDoor.choice(
      workload.operation, inPlace: workload.placement.output == .inPlace,
      count: workload.elements, outputOffset: workload.placement.outputOffset, threadLimit: 1)
    let loop = "\(workload.operation.rawValue)/\(choice)"
    let naive = "\(workload.operation.rawValue)/autovectorized/baseline"
    let beside = context.kernels.filter { $0.id == loop || $0.id == naive }
    return specs(workload, .none, threads: [1]) { _ in [] }
      + (beside + calls.map(\.identity)).map {
        context.spec($0, workload, threads: 1, chunking: nil)
      }
  }
}

extension Contenders {
  /// Nobody but the unit of speed-ups.
  fileprivate static let none = Contenders(variants: [], wrappers: [])
}

extension BenchmarkSpec {
  /// Whether it is there for what a call costs.
  var isCall: Bool { CallForm(rawValue: kernel.variant) != nil }
}
