// `relubench run`: measure a suite. The default verb.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites

/// Measures a suite, prints a table, leaves a record.
struct RunVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Measure a suite, print a table, leave a JSON record (default).",
    discussion: """
      Ctrl-C or SIGTERM ends the run after the sample under way and keeps the rounds that were \
      complete; while arrays are allocated, filled and verified it waits for them. A second signal \
      ends the run at once. One that is ignored from the start, as under nohup, stays ignored.
      """)

  @OptionGroup var suite: SuiteOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Time for the whole suite: seconds, or as in 10s, 2m, 1h30m (default: 40 s for quick; others "
        + "3 s a workload or more).",
      valueName: "time"),
    transform: TimeBudget.init(parsing:))
  var budget: TimeBudget?

  @Flag(help: "Leave out what the memory can do: faster, but no figure is held against anything.")
  var noCeilings = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The record's file, which must not exist; - for standard output, instead of the table "
        + "(default: relubench-SUITE-TIME.json here, a name that --quiet keeps to itself; with "
        + "--format json standard output alone).",
      valueName: "file"))
  var output: String?

  @OptionGroup(title: "Output") var talk: OutputOptions

  func run() throws {
    let plan: RunPlan
    do {
      plan = try suite.plan(
        suite: .quick, budgetSeconds: budget?.seconds, measuresCeilings: !noCeilings)
    } catch { throw ExitStatus.usage.reporting(error) }

    try DebugBuild.refuse()
    let destination =
      output.map(OutputDestination.init) ?? (talk.format == .json ? .standardOutput : nil)
    let status = try SuiteRun(plan: plan, destination: destination, talk: talk).run()
    if status != 0 { throw ExitCode(status) }
  }
}
