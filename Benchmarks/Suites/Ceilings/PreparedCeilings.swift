// The ceilings of a group made ready for timing: buffers found, the fastest loops tried out.

import BenchmarkKit
import JemallocMemory
import MemoryCeilings
import ReLUKernels

/// The ceilings of a group, ready to join its rounds.
struct PreparedCeilings {
  /// A ceiling that may be timed.
  struct Entry {
    /// Which ceiling.
    let spec: CeilingSpec
    /// The name of its loop.
    let loop: String
    /// What the engine runs; it keeps its buffers alive.
    let contender: Contender
  }

  /// The ceilings, in the group's order; those whose fastest loop the rounds decide are there with
  /// several, adjacent.
  private(set) var entries: [Entry] = []

  /// No ceilings.
  init() {}

  /// Finds the buffers and tries the loops.
  ///
  /// nil if it was cancelled before all of that was done.
  ///
  /// - Parameters:
  ///   - group: Whose ceilings.
  ///   - prepared: Its kernels, verified: ceilings leave in the outputs what no kernel computes.
  ///   - seed: Of every random value.
  ///   - isCancelled: Polled between ceilings.
  /// - Throws: `GroupError.memory`.
  init?(
    of group: BenchmarkGroup, _ prepared: PreparedGroup, seed: UInt64, isCancelled: () -> Bool
  ) throws(GroupError) {
    var inMemory: [Workload: WorkloadBuffers] = [:]
    for spec in group.ceilings {
      guard !isCancelled() else { return nil }
      let workload = spec.measured
      if spec.isInMemory, inMemory[workload] == nil {
        do throws(AllocationError) {
          inMemory[workload] = try WorkloadBuffers(workload, seed: seed)
        } catch { throw .memory(error) }
      }
      // A workload whose kernels are all unknown to the catalog has no buffers.
      guard let memory = inMemory[workload] ?? prepared.memory(of: workload) else { continue }
      let loops = CeilingLoop.all(
        of: spec.ceiling, inputs: workload.operation.inputCount, level: .bestAvailable)
      // What limits no kernel need not be the fastest of its kind.
      let candidates = (spec.isLimit ? loops : Array(loops.prefix(1))).flatMap { loop in
        CeilingKernel.candidates(spec, loop).map { name, kernel in
          Entry(
            spec: spec, loop: name,
            contender: memory.contender(
              "\(spec.title), \(name)", kernel, output: .reused))
        }
      }
      let finalists = LoopTrial().finalists(of: candidates.map(\.contender))
      // In the caches, where loops differ, stores past them never win.
      entries += finalists.prefix(spec.ceiling == .copyStreaming ? 1 : finalists.count)
        .map { candidates[$0] }
    }
  }
}
