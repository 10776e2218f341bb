// The options of verbs that let two executables play against each other.

import ArgumentParser
import BenchmarkSuites

/// What two executables are measured at, and for how long.
struct DuelOptions: ParsableArguments {
  @OptionGroup var suite: SuiteOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Time for everything: seconds, or as in 10s, 2m, 1h30m.", valueName: "time"),
    transform: TimeBudget.init(parsing:))
  var budget = TimeBudget(seconds: 60)
}

extension SuiteOptions {
  /// What the workers of a duel or a gate offer.
  ///
  /// - Throws: `OptionError`, also for a suite of which a part is no kernel.
  func duelPlan() throws(OptionError) -> RunPlan {
    let plan = try plan(suite: .gate, budgetSeconds: nil)
    guard plan.groups.allSatisfy({ $0.specs.allSatisfy { $0.stage == nil } }) else {
      throw .notForSuite(
        option: "a duel or gate", suite: plan.suite.name,
        reason: "the stages of a call are no kernels, and only run measures them")
    }
    return plan
  }
}
