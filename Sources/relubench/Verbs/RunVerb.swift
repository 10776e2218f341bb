// `relubench run`: measure a suite. The default verb.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import SystemPackage

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
      "Seconds for the whole suite (default: 40 for quick; others 3 a workload or more).",
      valueName: "seconds"))
  var budget: Double?

  @Flag(help: "Leave out what the memory can do: faster, but no figure is held against anything.")
  var noCeilings = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The record's file, which must not exist (default: relubench-SUITE-TIME.json here, a name "
        + "that --quiet keeps to itself).",
      valueName: "file"))
  var output: String?

  @OptionGroup(title: "Output") var talk: OutputOptions

  func validate() throws {
    if let budget, !(budget > 0 && budget <= 1e6) {
      throw ValidationError("--budget: \(budget) is out of range: allowed is above 0 to 1000000 s")
    }
  }

  func run() throws {
    let plan: RunPlan
    do {
      plan = try suite.plan(
        suite: .quick, budgetSeconds: budget, measuresCeilings: !noCeilings)
    } catch { throw ExitStatus.usage.reporting(error) }

    try DebugBuild.refuse()
    let path = FilePath(output ?? plan.defaultFileName)
    let status = try SuiteRun(plan: plan, path: path, talk: talk).run()
    if status != 0 { throw ExitCode(status) }
  }
}
