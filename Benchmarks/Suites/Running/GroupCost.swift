// What measuring a group takes at least, before anything of it is done.

public import BenchmarkKit
import MemoryCeilings
import ReLUKernels

/// The cost of a group by a model of what ``GroupRunner`` does; a pure function.
///
/// The model, with bytes b that an iteration of a workload reads and writes, and sets s of its buffers
/// where caches are cold:
/// - preparation: b x s to allocate and fill, for each workload; b x s to verify, for each benchmark; and
///   where loops of ceilings are tried, what ``LoopTrial`` takes for each of them;
/// - an iteration: b over the threads, by the scalar or the vector rate;
/// - before a batch: in place a copy of one array for each set;
/// - after a turn of another library's threads: ``Settling/leastPause``;
/// - the rounds: ``BenchmarkKit/LeastTime/rounds(of:_:)``.
///
/// What starting an interpreter and a library takes is not in it: nothing says so before it is done. A
/// run corrects the estimate by the groups that it has measured.
public struct GroupCost: Sendable {
  private let group: BenchmarkGroup
  private let rates: MachineRates
  private let ceilings: [CeilingSpec]

  /// The cost of `group` on a machine of such rates.
  public init(_ group: BenchmarkGroup, rates: MachineRates, measuresCeilings: Bool) {
    self.group = group
    self.rates = rates
    ceilings = measuresCeilings ? group.ceilings : []
  }

  /// What it takes with the fewest rounds.
  ///
  /// - Parameters:
  ///   - clock: Decides how long a sample is.
  ///   - budget: Nanoseconds for the group, of which warm-up may take a part.
  /// - Returns: Nanoseconds.
  public func least(clock: ClockCharacter, budget: UInt64) -> LeastTime {
    let rows = rows
    guard !rows.isEmpty else { return LeastTime() }
    let plan = GroupRunner.plan(contenders: rows.count, budget: budget, clock: clock, seed: 0)
    return LeastTime(preparation: preparation, rounds: LeastTime.rounds(of: rows, plan))
  }

  private var measured: [BenchmarkSpec] { group.specs.filter { $0.skipReason == nil } }

  private var preparation: Double {
    let filled =
      measured.map(\.workload).uniqued()
      + ceilings.filter(\.isInMemory)
      .map(\.measured).uniqued()
    let filling = filled.reduce(0) { $0 + $1.poolBytes * rates.preparing }
    let verifying = measured.reduce(0) { $0 + $1.workload.poolBytes * rates.verifying }
    let trying = ceilings.reduce(0.0) { sum, spec in
      let ways = spec.threads > 1 ? ForkJoins.all.count : 1
      let candidates = spec.loops.count * ways
      guard candidates > 1 else { return sum }
      return sum + Double(candidates)
        * LoopTrial.leastTime(iteration: Double(spec.trafficBytes) * rates.vector)
    }
    return filling + verifying + trying
  }

  private var rows: [LeastTime.Row] {
    let kernels = measured.map { spec in
      let isScalar = BenchmarkIdentity(spec, suite: "").isYardstick
      let rate = isScalar ? rates.scalar : rates.vector
      return LeastTime.Row(
        iteration: Double(spec.workload.trafficBytes) * rate / Double(max(1, spec.threads)),
        beforeBatch: spec.workload.restoredBytes * rates.vector,
        settling: spec.hasForeignThreads ? Double(Settling.leastPause) : 0,
        isSelfTimed: spec.kernel.isInterpreted)
    }
    let limits = ceilings.map { spec in
      LeastTime.Row(
        iteration: Double(spec.trafficBytes) * rates.vector / Double(max(1, spec.threads)),
        beforeBatch: spec.measured.restoredBytes * rates.vector)
    }
    return kernels + limits
  }
}

extension BenchmarkSpec {
  /// Whether another library's threads take part in this process.
  var hasForeignThreads: Bool { kernel.isPeer && !kernel.isInterpreted && threads > 1 }
}

extension Workload {
  /// Bytes of all sets that an iteration takes one of.
  fileprivate var poolBytes: Double {
    Double(bytes(arrays: operation.inputCount + 1)) * Double(setCount)
  }

  /// Bytes read and written to give an iteration's input back.
  fileprivate var restoredBytes: Double {
    placement.output == .inPlace ? 2 * Double(bytes(arrays: 1)) : 0
  }
}
