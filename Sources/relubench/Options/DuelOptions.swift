// The options of verbs that let two executables play against each other.

import ArgumentParser

/// What two executables are measured at, and for how long.
struct DuelOptions: ParsableArguments {
  @OptionGroup var suite: SuiteOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seconds for everything (default: 60).", valueName: "seconds"))
  var budget = 60.0

  func validate() throws {
    guard budget > 0, budget <= 1e6 else {
      throw ValidationError("--budget: \(budget) is out of range: allowed is above 0 to 1000000 s")
    }
  }
}
