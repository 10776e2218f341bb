// How fast this machine does what a run does to every byte, by a trial at its start.

import BenchmarkKit
import JemallocMemory
import ReLUKernels

/// Nanoseconds for each byte that an iteration of a workload reads and writes.
///
/// For estimates of how long a run takes, never for results.
public struct MachineRates: Sendable, Equatable {
  /// To allocate the buffers and fill them with values, first touch included.
  public var preparing: Double
  /// To compare a kernel with the reference.
  public var verifying: Double
  /// To compute an element a step.
  public var scalar: Double
  /// To compute with vectors.
  public var vector: Double

  /// Joins rates.
  public init(preparing: Double, verifying: Double, scalar: Double, vector: Double) {
    self.preparing = preparing
    self.verifying = verifying
    self.scalar = scalar
    self.vector = vector
  }

  /// Tries out a workload of 8 MiB, which takes some hundredths of a second.
  ///
  /// - Returns: nil where there is no memory for it.
  public static func ofThisMachine() -> MachineRates? {
    let workload = Workload(operation: .relu, elements: 1 << 20)
    let bytes = Double(workload.trafficBytes)
    let time = MonotonicTimeSource()
    func rate(_ work: () throws(AllocationError) -> Void) throws(AllocationError) -> Double {
      let start = time.nanoseconds()
      try work()
      let end = time.nanoseconds()
      return Double(end > start ? end - start : 0) / bytes
    }
    do throws(AllocationError) {
      var memory: WorkloadBuffers?
      let preparing = try rate { () throws(AllocationError) in
        memory = try WorkloadBuffers(workload, seed: 1)
      }
      guard let memory,
        let scalar = KernelCatalog.kernel(id: "relu/\(BenchmarkSpec.unitVariant)/baseline"),
        let vector = KernelCatalog.kernel(id: "relu/simd8/baseline")
      else { return nil }
      let verifying = try rate { () throws(AllocationError) in
        _ = try memory.firstDifference(of: vector)
      }
      let slow = memory.contender("scalar", scalar)
      let fast = memory.contender("vector", vector)
      return MachineRates(
        preparing: preparing, verifying: verifying,
        scalar: try rate { () throws(AllocationError) in slow.run(1) },
        vector: try rate { () throws(AllocationError) in fast.run(1) })
    } catch { return nil }
  }
}
