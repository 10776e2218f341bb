// Groups in which functions are compared with each other, not ways of computing one.

import ReLUKernels

extension SuitePlan {
  /// The public functions of several operations in the same rounds.
  ///
  /// The report says how many times ReLU's time each takes.
  ///
  /// - Parameters:
  ///   - name: What they are compared on, for the title.
  ///   - workloads: The same arrays for each operation.
  /// - Returns: The group.
  func functionGroup(_ name: String, _ workloads: [Workload]) -> BenchmarkGroup {
    let elementType = workloads.first?.elementType ?? .float32
    return BenchmarkGroup(
      title: name + (elementType == .float32 ? "" : " \(elementType.rawValue)")
        + ", functions compared", specs: workloads.flatMap(functionSpecs))
  }

  /// The public function of an operation at every thread count.
  ///
  /// What speed-ups are relative to would take most of the time, and is not asked about.
  func functionSpecs(_ workload: Workload) -> [BenchmarkSpec] {
    let filter = context.selection.kernels
    return specs(workload, .publicFunctions)
      .filter { !$0.isUnit || filter?.selects($0.kernel) ?? false }
  }
}

extension Contenders {
  /// What programs call.
  fileprivate static let publicFunctions = Contenders(variants: ["auto"], wrappers: [])
}
