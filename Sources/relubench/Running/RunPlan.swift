// What a run will do, settled before anything is touched.

import BenchmarkKit
import BenchmarkSuites
import JemallocMemory
import ReLUKernels
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The groups of a suite with the time they may take.
struct RunPlan {
  /// The suite.
  let suite: Suite
  /// What is measured, in order.
  let groups: [BenchmarkGroup]
  /// Seconds for all groups together.
  let budgetSeconds: Double
  /// Of every random value.
  let seed: UInt64
  /// Whether what the memory can do is measured beside the kernels.
  let measuresCeilings: Bool
  /// When the run was asked for.
  let start = Date()

  /// Settles a run.
  ///
  /// - Throws: `OptionError` for anything that cannot be measured on this machine.
  init(
    suite name: String, selection: Selection, budgetSeconds: Double?, seed: UInt64,
    measuresCeilings: Bool = true
  ) throws(OptionError) {
    suite = try Suite.named(name)
    groups = try suite.groups(
      in: SuiteContext(
        cores: availableCores, kernels: BenchmarkCatalog.all.map(\.identity), selection: selection))
    self.measuresCeilings = measuresCeilings
    let rows = groups.map { $0.specs.count + (measuresCeilings ? $0.ceilings.count : 0) }
    self.budgetSeconds = budgetSeconds ?? suite.defaultBudgetSeconds(rows: rows)
    self.seed = seed
    try Self.checkMemory(groups, available: MemoryLimit.bytes)
  }

  /// `relubench-quick-20250131T235959Z.json`, and the same with `-2` and so on for runs that begin in
  /// the same second.
  var defaultFileNames: some Sequence<FilePath> {
    let stamp = start.formatted(.iso8601).filter { (character: Character) in
      character != "-" && character != ":"
    }
    let name = "relubench-\(suite.name)-\(stamp)"
    return (1...1000).lazy.map { FilePath($0 == 1 ? "\(name).json" : "\(name)-\($0).json") }
  }

  /// What the record will hold: benchmarks and ceilings.
  var rowCount: Int {
    groups.reduce(0) { $0 + $1.specs.count + (measuresCeilings ? $1.ceilings.count : 0) }
  }

  /// Refuses what does not fit into the memory before an hour of measuring ends in an error.
  private static func checkMemory(
    _ groups: [BenchmarkGroup], available: Int
  ) throws(OptionError) {
    for group in groups {
      let need = group.bytesNeeded
      guard need > available else { continue }
      let count = group.workloads.map(\.elements).max() ?? 0
      throw .outOfRange(
        option: "--elements", value: ElementCounts.text(count),
        allowed: "what fits into \(Quantity.bytes(available)) of memory; this takes "
          + (need == Int.max ? "more than can be counted" : Quantity.bytes(need)))
    }
  }
}

extension Suite {
  /// A first run pleases by ending within a minute; the others take what precision takes: so much
  /// for a group, and where many alternatives share one, so much for each.
  ///
  /// - Parameter rows: The alternatives of each group, ceilings among them.
  /// - Returns: Seconds.
  func defaultBudgetSeconds(rows: [Int]) -> Double {
    guard name != Suite.quick.name else { return 40 }
    return rows.reduce(0) { $0 + max(3, 0.25 * Double($1)) }
  }
}
