// `relubench diff`: the same benchmarks over two records.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites

/// Compares two records.
struct DiffVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two records, benchmark by benchmark.",
    discussion: """
      Raw times are compared only between records of the same kind of machine, and only where the \
      benchmark still measures the same. Elsewhere the fraction of the ceiling and the speed-up \
      over scalar-branch are, which each run measured by itself. \
      With --format json: 'margin', 'rawTimes', 'machineDifferences', 'changed', 'entries', \
      'notCompared', 'onlyInBase', 'onlyInCandidate' and 'caution'. A slower candidate is no \
      failure: the exit status is 0.
      """)

  @Argument(help: "The earlier record, or the reviewed one.") var base: String
  @Argument(help: "The record in question.") var candidate: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A difference that does not matter.", valueName: "percent"))
  var margin: Double = 5

  @Option(
    name: .customLong("kernel"),
    help: ArgumentHelp(
      "Only kernels whose id matches, as in 'relu/simd*'. May be repeated.", valueName: "glob"))
  var kernelGlobs: [String] = []

  @Flag(help: "Name every benchmark that was not compared.") var verbose = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    let diff: RecordDiff
    do {
      let margin = try Margin(percent: margin)
      let filter = try kernelGlobs.isEmpty ? nil : GlobFilter(parsing: kernelGlobs)
      let earlier = try RecordInput.read(base)
      let later = try RecordInput.read(candidate)
      RecordInput.remarkIfUnfinished(earlier, base, output)
      RecordInput.remarkIfUnfinished(later, candidate, output)
      diff = RecordDiff(
        base: earlier, candidate: later, margin: margin.fraction,
        isWanted: { identity in
          filter?.patterns.contains { $0.matches(identity.kernel) } ?? true
        })
    } catch let error as OptionError {
      throw ExitStatus.usage.reporting(error)
    }
    guard diff.hasCommon else {
      Terminal.complain(
        "relubench: '\(base)' and '\(candidate)' have no benchmark in common"
          + (kernelGlobs.isEmpty ? "" : " that --kernel matches"))
      throw ExitStatus.badData.exitCode
    }
    switch output.format {
    case .table:
      let report = DiffReport(
        width: Terminal.outputColumns, colour: output.isColoured, isVerbose: verbose)
      print(report.text(for: diff), terminator: "")
    case .json: print(String(decoding: try diff.json(), as: UTF8.self))
    }
  }
}
