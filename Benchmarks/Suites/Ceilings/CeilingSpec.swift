// One ceiling of a group as data: which, for which workload, on how many threads.

public import MemoryCeilings
import ReLUKernels

/// A ceiling that is measured in the same rounds as the kernels it limits.
public struct CeilingSpec: Hashable, Sendable {
  /// Which.
  public let ceiling: Ceiling
  /// The workload that its kernels compete at; of several that differ in their data only, the first.
  public let workload: Workload
  /// Threads.
  public let threads: Int
  /// Whether it runs on a pool of large arrays that no cache holds, instead of on the workload's own
  /// buffers.
  public let isInMemory: Bool
}

extension CeilingSpec {
  /// Its name among the ceilings of a workload: `copy`, or `memory-copy` beyond the caches.
  public var name: String { isInMemory ? "memory-\(ceiling.rawValue)" : ceiling.rawValue }

  /// Everything that tells two of them apart, in one line.
  var title: String { "ceiling \(name), \(workload.title), \(threads) threads" }

  /// The workload whose buffers it runs on.
  var measured: Workload { isInMemory ? workload.inMemory : workload }

  /// Whether no kernel of its workload can be faster.
  var isLimit: Bool {
    ceiling.limits(
      inputs: workload.operation.inputCount, inPlace: workload.placement.output == .inPlace)
  }

  /// Every implementation, at least one: those that are made for it, and our strategies' own loops without
  /// arithmetic, so that no row is above its ceiling because its loop moves memory better.
  ///
  /// Of what limits no kernel one is enough: it need not be the fastest of its kind.
  package var loops: [CeilingLoop] {
    let inputs = workload.operation.inputCount
    let made = CeilingLoop.all(of: ceiling, inputs: inputs, level: .bestAvailable)
    guard isLimit else { return [made[0]] }
    let streams = ceiling == .copyStreaming
    guard streams || ceiling == .copy else { return made }
    return made
      + SerialKernels.copyLoops(inputs: inputs).filter {
        $0.strategy.usesStreamingStores == streams
      }.map {
        CeilingLoop(
          name: "\(InstructionSet.bestAvailable.rawValue)-\($0.strategy.name)", function: $0.loop)
      }
  }

  /// Bytes that an iteration reads and writes, what a consumer reads included.
  package var trafficBytes: Int {
    let inputs = workload.operation.inputCount
    return measured.bytes(
      arrays: ceiling.arraysRead(inputs: inputs) + ceiling.arraysWritten + measured.arraysConsumed)
  }

  /// The same with lines read for ownership; nil where that is not known.
  var busBytes: Int? { ceiling.arraysOwned.map { trafficBytes + measured.bytes(arrays: $0) } }

  /// Whether it says what `spec` could reach at most, on as many threads or with fewer.
  func limits(_ spec: BenchmarkSpec) -> Bool {
    isLimit && threads <= spec.threads
      && workload.ceilingWorkload == spec.workload.ceilingWorkload
  }
}

extension Workload {
  /// The workload by which ceilings are told apart.
  ///
  /// Data and slope do not matter to what only moves memory, nor whether kernels write to a fresh
  /// output, as ceilings never do: workloads that differ in nothing else share their ceilings.
  var ceilingWorkload: Workload {
    // By the count of inputs: relu and leaky-relu move the same bytes.
    let operation: KernelOperation = operation.inputCount == 1 ? .relu : .reluGradient
    let output: Placement.Output = placement.output == .inPlace ? .inPlace : .reused
    return with(operation: operation, placement: placement.with(output: output))
  }
}
