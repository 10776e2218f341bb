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
    help: ArgumentHelp(
      "Where a summary in Markdown goes: a new file, or - for standard output instead of the table.",
      valueName: "file"))
  var markdown: String?

  @Option(help: ArgumentHelp("Where JUnit XML goes, likewise.", valueName: "file"))
  var junit: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the result goes as JSON, likewise.", valueName: "file"))
  var output: String?

  func validate() throws {
    if policy != nil, margin != nil {
      throw ValidationError("--policy and --margin exclude each other")
    }
    if let margin, !(0...1000).contains(margin) {
      throw ValidationError("--margin: \(margin) is out of range: allowed is 0 to 1000 percent")
    }
  }

  /// A rendering of the verdict that was asked for.
  struct Document {
    enum Kind { case json, markdown, junit }

    let kind: Kind
    let option: String
    let destination: OutputDestination
  }

  /// What the verdict is rendered as, and where that goes.
  var documents: [Document] {
    let all: [(Document.Kind, String, String?)] = [
      (.json, "--output", output), (.markdown, "--markdown", markdown), (.junit, "--junit", junit),
    ]
    return all.compactMap { kind, option, argument in
      argument.map { Document(kind: kind, option: option, destination: OutputDestination($0)) }
    }
  }

  /// The policy in force.
  ///
  /// - Throws: `RecordError`.
  func gatePolicy() throws(RecordError) -> GatePolicy {
    if let policy { return try GatePolicy.read(from: FilePath(policy)) }
    return GatePolicy(margin: margin ?? GatePolicy.standardMargin)
  }
}
