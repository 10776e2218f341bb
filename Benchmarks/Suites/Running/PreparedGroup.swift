// A group made ready for timing: memory allocated and filled, every kernel verified.

public import BenchmarkKit
public import JemallocMemory
public import ReLUKernels

/// The benchmarks of a group that may be timed, and what is already known of the others.
///
/// Nothing unverified gets a speed: every kernel is compared with the reference on the very data it
/// is then measured on, and one that differs is reported and left out.
public struct PreparedGroup {
  /// A benchmark that may be timed.
  public struct Entry {
    /// Which benchmark.
    public let spec: BenchmarkSpec
    /// What the engine runs; it keeps its buffers alive.
    public let contender: Contender
    /// Who does the work, made ready for it.
    let kernel: any Kernel
  }

  /// The benchmarks that may be timed, in the group's order.
  public private(set) var entries: [Entry] = []
  /// What became of those that may not.
  public private(set) var outcomes: [BenchmarkSpec: BenchmarkRecord.Outcome] = [:]
  private var buffers: [Workload: WorkloadBuffers] = [:]
  private let region: SharedRegion?

  /// Allocates, fills and verifies.
  ///
  /// nil if it was cancelled before all of that was done.
  ///
  /// - Parameters:
  ///   - group: Its benchmarks with a skip reason become outcomes.
  ///   - seed: Of every random value.
  ///   - region: Shared memory for the buffers; nil for memory of jemalloc's.
  ///   - kernel: Finds a kernel by its id.
  ///   - isCancelled: Polled between benchmarks.
  /// - Throws: `GroupError.memory`.
  public init?(
    _ group: BenchmarkGroup, seed: UInt64, region: SharedRegion? = nil,
    kernel: (String) -> (any Kernel)? = BenchmarkCatalog.kernel(id:),
    isCancelled: () -> Bool = { false }
  ) throws(GroupError) {
    self.region = region
    for spec in group.specs {
      guard !isCancelled() else { return nil }
      if let reason = spec.skipReason {
        outcomes[spec] = .skipped(reason: reason)
        continue
      }
      guard let kernel = kernel(spec.kernel.id) else {
        outcomes[spec] = .invalid(reason: "the catalog has no kernel \(spec.kernel.id)")
        continue
      }
      if let reason = Self.threadShortage(beforeReadying: spec) {
        outcomes[spec] = .invalid(reason: reason)
        continue
      }
      let ready: any Kernel
      do throws(KernelUnready) {
        ready = try Self.configured(kernel, for: spec)
      } catch {
        outcomes[spec] = .invalid(reason: "\(error)")
        continue
      }
      if let reason = ready.threadShortage(threads: spec.threads) {
        outcomes[spec] = .invalid(reason: reason)
        continue
      }
      do throws(AllocationError) { try add(spec, ready, seed: seed) } catch {
        throw .memory(error)
      }
    }
  }

  /// What failed inside a timed region, where nothing can be thrown: an allocation, or the kernel.
  public func failure(of spec: BenchmarkSpec) -> String? {
    if let error = buffers[spec.workload]?.failure { return "\(error)" }
    let kernel = entries.first { $0.spec == spec }?.kernel
    return (kernel as? any FallibleKernel)?.failure.map { "\($0)" }
  }

  /// The memory of a workload that a benchmark of the group has.
  func memory(of workload: Workload) -> WorkloadBuffers? { buffers[workload] }
}

extension PreparedGroup.Entry {
  /// What did the work where the kernel's id leaves it open: the library in another process, or the loop
  /// that a public function chose, `simd8/avx2`; nil where the id says it.
  var implementation: String? {
    if let function = kernel as? any ChoosingKernel {
      let counts = Set(spec.workload.arrayCounts)
      guard let count = counts.first, counts.count == 1 else { return nil }
      let placement = spec.workload.placement
      let choice = function.choice(
        for: count, inPlace: placement.output == .inPlace, outputOffset: placement.outputOffset)
      return "\(choice)"
    }
    return (kernel as? any ExternalKernel)?.implementation
  }
}

extension PreparedGroup {
  private mutating func add(
    _ spec: BenchmarkSpec, _ kernel: any Kernel, seed: UInt64
  ) throws(AllocationError) {
    let memory: WorkloadBuffers
    if let known = buffers[spec.workload] {
      memory = known
    } else {
      memory = try WorkloadBuffers(spec.workload, seed: seed, region: region)
      buffers[spec.workload] = memory
    }
    let difference = try memory.firstDifference(of: kernel)
    if let failure = (kernel as? any FallibleKernel)?.failure {
      outcomes[spec] = Self.outcome(failure)
    } else if let difference {
      outcomes[spec] = .wrongAnswer(reason: difference)
    } else {
      var contender = memory.contender(spec.title, kernel, threads: spec.threads)
      contender.leavesThreadsRunning = spec.hasForeignThreads
      entries.append(Entry(spec: spec, contender: contender, kernel: kernel))
    }
  }

  /// Why another library would not get its threads; nil where it will.
  ///
  /// It starts them when it is made ready, and may wait for them for ever or end the process.
  private static func threadShortage(beforeReadying spec: BenchmarkSpec) -> String? {
    guard spec.kernel.isPeer, !spec.kernel.isInterpreted, spec.threads > 1,
      !ThreadSupply.gives(spec.threads - 1)
    else { return nil }
    return ThreadShortage.text(got: 1, of: spec.threads)
  }

  private static func outcome(_ failure: KernelFailure) -> BenchmarkRecord.Outcome {
    switch failure {
    case .missing: .skipped(reason: "\(failure)")
    case .broken: .invalid(reason: "\(failure)")
    }
  }

  /// The kernel made ready for the benchmark's calls, outside the timed region.
  private static func configured(
    _ kernel: any Kernel, for spec: BenchmarkSpec
  ) throws(KernelUnready) -> any Kernel {
    guard let kernel = kernel as? any ConfigurableKernel else { return kernel }
    return try kernel.configured(
      for: CallShape(
        counts: spec.workload.arrayCounts, parameter: spec.workload.parameter,
        threads: spec.threads,
        chunking: spec.chunking ?? Chunking(),
        inPlace: spec.workload.placement.output == .inPlace,
        use: spec.workload.consumer == .none ? .later : .soon,
        hugePages: spec.workload.placement.hugePages))
  }
}
