// One benchmark as data: which kernel, on which workload, with how many threads.

public import ReLUKernels

/// One row of a report before it is measured.
public struct BenchmarkSpec: Hashable, Sendable {
  /// The kernel.
  public let kernel: KernelIdentity
  /// What it works on.
  public let workload: Workload
  /// Threads it may use.
  public let threads: Int
  /// How its array is split; nil for a kernel that does not split it.
  public let chunking: Chunking?
  /// Why it is not measured; nil when it is.
  public let skipReason: String?

  /// Puts a benchmark together; kernel and workload are of one type.
  public init(
    kernel: KernelIdentity, workload: Workload, threads: Int = 1, chunking: Chunking? = nil,
    skipReason: String? = nil
  ) {
    // A loop of another type would go beyond the arrays.
    precondition(kernel.elementType == workload.elementType, "\(kernel.id) on \(workload.title)")
    self.kernel = kernel
    self.workload = workload
    self.threads = threads
    self.chunking = chunking
    self.skipReason = skipReason
  }
}

extension BenchmarkSpec {
  /// The variant that speed-ups are relative to.
  public static let unitVariant = "scalar-branch"

  /// The variant that speed-ups of an operation are relative to: one that is not made of pieces has no
  /// branch.
  ///
  /// Nor have elements that are converted.
  public static func unitVariant(
    of operation: KernelOperation, on elementType: ElementType = .float32
  ) -> String {
    if case .ulps = operation.definition.agreement { return "scalar-branchless" }
    return elementType.isComputedIn ? unitVariant : "scalar-branchless"
  }

  /// Whether the speed-up column calls this benchmark 1.
  public var isUnit: Bool {
    kernel.variant == Self.unitVariant(of: kernel.operation, on: kernel.elementType) && threads == 1
  }

  /// Everything that tells two benchmarks of a run apart, in one line.
  public var title: String {
    var parts = [kernel.id, workload.title, threads == 1 ? "1 thread" : "\(threads) threads"]
    if let chunking {
      parts.append("\(chunking.policy.rawValue) \(ElementCounts.text(chunking.grain))")
    }
    return parts.joined(separator: ", ")
  }
}
