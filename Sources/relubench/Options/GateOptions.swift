// The options of `gate` that say what passes and where the verdict goes.

import ArgumentParser
import BenchmarkKit
import SystemPackage

/// What passes, and who is told.
struct GateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The policy: JSON with margins in percent by suite and kernel (default: 2 for all).",
      valueName: "file"))
  var policy: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("One margin for all, instead of a policy.", valueName: "percent"))
  var margin: Double?

  @Flag(help: "Fail with status 3 where a benchmark is undecided.")
  var strict = false

  @Option(
    help: ArgumentHelp("Where a summary in Markdown goes; must not exist.", valueName: "file"))
  var markdown: String?

  @Option(help: ArgumentHelp("Where JUnit XML goes; must not exist.", valueName: "file"))
  var junit: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the result goes as JSON; must not exist.", valueName: "file"))
  var output: String?

  func validate() throws {
    if policy != nil, margin != nil {
      throw ValidationError("--policy and --margin exclude each other")
    }
    if let margin, !(0...1000).contains(margin) {
      throw ValidationError("--margin: \(margin) is out of range: allowed is 0 to 1000 percent")
    }
  }

  /// The files that the verdict goes to.
  var files: [FilePath] { [output, markdown, junit].compactMap { $0.map { FilePath($0) } } }

  /// The policy in force.
  ///
  /// - Throws: `RecordError`.
  func gatePolicy() throws(RecordError) -> GatePolicy {
    if let policy { return try GatePolicy.read(from: FilePath(policy)) }
    return GatePolicy(margin: margin ?? GatePolicy.standardMargin)
  }
}
