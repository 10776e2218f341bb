// Measuring what `auto` chooses by.

public import BenchmarkKit
public import ReLUKernels

/// Measures everything that `auto` can choose, cell by cell, and makes a profile of it.
public struct Tuning {
  /// The machine it is for.
  public let machine: MachineShape
  private var looks: [SharedCoreReading] = []
  private let cells: [TuningCell]
  private var times: [TuningCell: [AutoChoice: [Double]]] = [:]

  /// How often each cell is measured, all others in between.
  ///
  /// Seconds or minutes apart: a host may run two cores of a virtual machine far apart for a while,
  /// and all that was measured meanwhile on several threads looks slower than it is.
  public static let visits = 5

  /// Elements of the smallest array.
  public static let smallest = TuningCell.smallest

  /// A tuning.
  ///
  /// - Parameters:
  ///   - machine: This machine.
  ///   - memory: Bytes that may be allocated.
  ///   - largest: Elements of the largest array; by default four times what the last cache holds of
  ///     each kind of call: beyond it nothing changes. Never more than there is memory for.
  public init(
    machine: MachineShape = .ofThisMachine, memory: Int, largest: Int? = nil
  ) {
    self.machine = machine
    // Two more arrays than a gradient has are needed to verify.
    let possible = memory / 2 / (5 * ElementType.float32.byteCount)
    cells = TuningCell.all { operation, inPlace in
      let situation = AutoSituation(operation, inPlace: inPlace, threads: machine.cores)
      let wanted = largest ?? situation.elements(max(machine.lastLevelBytes, 1 << 20)) * 4
      return max(Self.smallest, min(wanted, possible))
    }
  }

  /// Takes a look at its CPUs, of which the profile says by the median of all looks which share a core.
  public mutating func take(_ reading: SharedCoreReading) { looks.append(reading) }

  /// What is to be measured, in order.
  public var groups: [BenchmarkGroup] { cells.map { $0.group(cores: machine.cores) } }

  /// Takes what was measured of `groups[index]` in one visit; of several the middle ones count.
  public mutating func take(_ records: [BenchmarkRecord], of index: Int) {
    for record in records {
      guard record.identity.isKernel, record.status == .ok, let median = record.figures?.median,
        let instructionSet = InstructionSet(rawValue: record.identity.instructionSet)
      else { continue }
      let variant = record.identity.wrappedVariant ?? record.identity.variant
      let choice = AutoChoice(variant, instructionSet, threads: record.identity.threads)
      times[cells[index], default: [:]][choice, default: []].append(median)
    }
  }

  /// The profile, of the situations in which every count has a time.
  public var profile: AutoProfile {
    var plans: [AutoSituation: AutoPlan] = [:]
    for threads in TuningCell.threadCounts(cores: machine.cores) {
      for (kind, cells) in Dictionary(grouping: cells, by: \.kind) {
        let counts = cells.map { TunedCount(count: $0.count, visits: times[$0] ?? [:]) }
        guard let plan = AutoPlan(counts, threads: threads) else { continue }
        plans[AutoSituation(kind.operation, inPlace: kind.inPlace, threads: threads)] = plan
      }
    }
    return AutoProfile(
      machine: machine, plans: plans,
      sharing: CoreSharing(cores: SharedCoreReading(medianOf: looks).cores))
  }
}

extension TuningCell {
  fileprivate struct Kind: Hashable {
    let operation: KernelOperation
    let inPlace: Bool
  }

  fileprivate var kind: Kind { Kind(operation: operation, inPlace: inPlace) }
}
