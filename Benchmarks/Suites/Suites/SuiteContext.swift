// What a suite must know of the machine and the command line to say what it measures.

public import ReLUKernels

/// The facts and wishes a suite turns into benchmarks.
public struct SuiteContext: Sendable {
  /// Cores this run may use, at least 1.
  public let cores: Int
  /// The catalog: every kernel of the build, whether this CPU can run it or not.
  public let kernels: [KernelIdentity]
  /// The best instruction set of this CPU.
  public let bestInstructionSet: InstructionSet
  /// What the command line changes.
  public let selection: Selection

  /// Gathers facts and wishes.
  public init(
    cores: Int, kernels: [KernelIdentity],
    bestInstructionSet: InstructionSet = .bestAvailable, selection: Selection = Selection()
  ) {
    precondition(cores > 0, "a machine has at least one core")
    self.cores = cores
    self.kernels = kernels
    self.bestInstructionSet = bestInstructionSet
    self.selection = selection
  }
}

extension SuiteContext {
  /// The operations that another library's kernels compute.
  var operationsOfPeers: [KernelOperation] {
    let theirs = Set(kernels.filter(\.isPeer).map(\.operation))
    return KernelOperation.allCases.filter(theirs.contains)
  }

  /// One benchmark, with the reason why it cannot be measured here if there is one.
  package func spec(
    _ kernel: KernelIdentity, _ workload: Workload, threads: Int, chunking: Chunking?
  ) -> BenchmarkSpec {
    BenchmarkSpec(
      kernel: kernel, workload: workload, threads: threads, chunking: chunking,
      skipReason: skipReason(kernel, workload, threads: threads))
  }

  private func skipReason(
    _ kernel: KernelIdentity, _ workload: Workload, threads: Int
  ) -> String? {
    if kernel.instructionSet > bestInstructionSet {
      return kernel.availability.reason
        ?? "this CPU has \(bestInstructionSet.rawValue), not \(kernel.instructionSet.rawValue)"
    }
    if let obstacle = workload.coldObstacle { return obstacle }
    // It has arrays of its own, one for each of the workload's.
    if kernel.isInterpreted, workload.cache == .cold || workload.placement.output == .fresh {
      return "kernels in Python are measured with warm caches and outputs that are there"
    }
    if workload.consumer != .none, kernel.isPeer {
      if kernel.isInterpreted { return "what reads the output is in this process, not in Python's" }
      if threads > 1 {
        return "what reads the output has threads of the suite's, which the library's would disturb"
      }
    }
    guard workload.placement.output == .inPlace else { return nil }
    if !kernel.supportsInPlace {
      return "\(kernel.wrappedVariant ?? kernel.variant) does not work in place"
    }
    // Each iteration would scale what the one before left, so the figure would be that of
    // subnormals for a while and of zeros ever after.
    if let slope = workload.slope, slope != 0, abs(slope) < 1 {
      return "repeated in place, slope \(slope) shrinks the data to zero"
    }
    if !workload.operation.usesSlope, workload.operation.definition.repetition == .shrinking {
      return "repeated in place, \(workload.operation.rawValue) shrinks the data to zero"
    }
    return nil
  }
}
