// Process pairs of two executables on this machine, one after the other.

import BenchmarkKit
import BenchmarkSuites

/// Plays process pairs within a time budget.
struct DuelSession {
  /// The executables.
  let paths: DuelSides<String>
  /// What the workers are asked to offer.
  let options: SuiteOptions
  /// The clock of all budgets.
  let time = ChargedTimeSource()
  private let cores = QuietCore()
  private let watch: CoreWatch
  private let memory: PairMemory

  /// A session; nothing is started yet.
  ///
  /// - Parameters:
  ///   - paths: The executables.
  ///   - options: What is measured.
  ///   - plan: What that is in this executable.
  init(_ paths: DuelSides<String>, options: SuiteOptions, plan: RunPlan) {
    self.paths = paths
    self.options = options
    let cores = cores
    watch = CoreWatch(
      probe: .ofThisProcess, time: time, moveTo: cores.keep(on:), leave: cores.release)
    memory = PairMemory(bytesNeeded: plan.groups.map(\.bytesNeeded).max() ?? 0)
  }

  /// A duel between the executables.
  ///
  /// - Parameters:
  ///   - sides: Which executable plays which side; the same twice for a duel with itself.
  ///   - seed: Decides orders.
  ///   - observe: Told how far a pair is.
  /// - Returns: A duel; nothing is started yet.
  func duel(
    _ sides: DuelSides<DuelSide> = DuelSides(old: .old, new: .new), seed: UInt64,
    observe: @escaping (Double) -> Void = { _ in }
  ) -> Duel<ChargedTimeSource> {
    Duel(
      plan: DuelPlan(seed: seed), time: time,
      connect: { side, layout throws(DuelError) in
        try DuelWorkerProcess(
          side, path: paths[sides[side]], arguments: options.arguments, layout: layout)
      },
      makeLayout: { memory.renewed(DuelLayout(drawnFrom: &$0)) }, chooseCore: cores.choose,
      watch: watch, isCancelled: { Interruption.signal != nil }, observe: observe)
  }
}
