// The records of a group's ceilings, and of its benchmarks held against them.

import BenchmarkKit
import ReLUKernels

extension GroupRunner {
  /// Benchmarks with their ceilings and bus bytes, followed by the ceilings themselves.
  ///
  /// - Parameters:
  ///   - benchmarks: The records of kernels, by what they are of.
  ///   - ceilings: The records of ceilings, several of those whose fastest loop the rounds decide.
  /// - Returns: All records, in that order; of each ceiling that of its fastest loop.
  static func held(
    _ benchmarks: [(spec: BenchmarkSpec, record: BenchmarkRecord)],
    against ceilings: [(spec: CeilingSpec, record: BenchmarkRecord)]
  ) -> [BenchmarkRecord] {
    func figures(_ isWanted: (CeilingSpec) -> Bool) -> [BenchmarkRecord] {
      ceilings.filter { isWanted($0.spec) }.map(\.record)
    }
    let held = benchmarks.map { spec, record in
      var held = record.held(
        against: figures { $0.limits(spec) && !$0.isInMemory },
        memory: figures {
          $0.limits(spec) && $0.isInMemory && $0.threads == spec.threads
        })
      if held.figures != nil, spec.stage == nil { held.busBytesPerIteration = spec.busBytes }
      if held.ceiling != nil, spec.workload.placement.output == .fresh {
        held.flags.append(QualityFlag.reusedCeiling.rawValue)
      }
      return held
    }
    return held
      + fastest(ceilings).map { spec, record in
        // The copies in a pool of buffers have to be cold themselves.
        let memory = figures {
          $0.isInMemory && $0.threads == spec.threads
            && $0.workload.ceilingWorkload == spec.workload.ceilingWorkload
        }
        var record =
          spec.isLimit && !spec.isInMemory
          ? record.held(against: [], memory: memory) : record
        if record.figures != nil { record.busBytesPerIteration = spec.busBytes }
        return record
      }
  }
}

extension GroupRunner {
  /// Of the loops of each ceiling the one that was fastest in the rounds.
  private static func fastest(
    _ loops: [(spec: CeilingSpec, record: BenchmarkRecord)]
  ) -> [(spec: CeilingSpec, record: BenchmarkRecord)] {
    loops.map(\.spec).uniqued().compactMap { spec in
      let own = loops.filter { $0.spec == spec }
      return own.max { ($0.record.throughput ?? 0) < ($1.record.throughput ?? 0) }
    }
  }
}

extension BenchmarkSpec {
  /// Bytes that an iteration moves between a cache and the level below it, of data that lies there:
  /// what it reads and writes and, where plain stores go to an output of its own, the lines of that
  /// output, which are read before they are changed (read-for-ownership).
  var busBytes: Int {
    let isOwned = workload.placement.output != .inPlace && !kernel.usesStreamingStores
    return workload.trafficBytes + (isOwned ? workload.bytes(arrays: 1) : 0)
  }
}
