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

  /// Why there is none of those that are not among the entries: no way to threads brought them all.
  private(set) var shortages: [CeilingSpec: String] = [:]

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
    var shortages = ThreadShortages()
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
      var shortage: String?
      let candidates = spec.loops.flatMap { loop in
        CeilingKernel.candidates(spec, loop).compactMap { name, kernel -> Entry? in
          if let reason = shortages.reason(of: kernel, threads: spec.threads) {
            shortage = reason
            return nil
          }
          return Entry(
            spec: spec, loop: name,
            contender: memory.contender(
              "\(spec.title), \(name)", kernel, threads: spec.threads, output: .reused))
        }
      }
      guard !candidates.isEmpty else {
        self.shortages[spec] = shortage
        continue
      }
      let finalists = LoopTrial().finalists(of: candidates.map(\.contender))
      // In the caches, where loops differ most, stores past them never win.
      entries += finalists.prefix(spec.ceiling == .copyStreaming ? 2 : finalists.count)
        .map { candidates[$0] }
    }
  }
}

/// Whether each way to threads brings them, tried out once for all loops.
private struct ThreadShortages {
  private struct Way: Hashable {
    let variant: String
    let threads: Int
  }

  private var known: [Way: String?] = [:]

  mutating func reason(of kernel: any Kernel, threads: Int) -> String? {
    let way = Way(variant: kernel.identity.variant, threads: threads)
    if let reason = known[way] { return reason }
    let reason = kernel.threadShortage(threads: threads)
    known[way] = .some(reason)
    return reason
  }
}
