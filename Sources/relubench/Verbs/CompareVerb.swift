// `relubench compare`: the kernels of one record against one of them.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites

/// Compares the kernels of one record.
struct CompareVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the kernels of one record, and show from which sizes which one pays.",
    discussion: """
      Kernels that were measured in the same rounds are compared round by round. \
      With --format json: 'margin', 'workloads' (each with 'workload', 'baseline' and 'kernels') \
      and 'crossovers' (each with 'question', 'outcome' and 'points'). \
      Exit status: 5 where nothing could be compared.
      """)

  @Argument(help: ArgumentHelp("A record, as run leaves it.", valueName: "record"))
  var path: String

  @Option(
    help: ArgumentHelp(
      "What the others are compared with: a variant, or a kernel id in which * matches anything; "
        + "the fastest where several match.",
      valueName: "variant-or-glob"))
  var over = SpeedUpUnit.variant

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A difference that does not matter.", valueName: "percent"))
  var margin: Double = 1

  @Option(
    name: .customLong("kernel"),
    help: ArgumentHelp(
      "Only kernels whose id matches, as in 'relu/simd*'. May be repeated.", valueName: "glob"))
  var kernelGlobs: [String] = []

  @OptionGroup var output: OutputOptions

  func run() throws {
    let record: Record
    let isBaseline: (BenchmarkIdentity) -> Bool
    let benchmarks: [BenchmarkRecord]
    let margin: Margin
    do {
      margin = try Margin(percent: self.margin)
      let filter = try kernelGlobs.isEmpty ? nil : GlobFilter(parsing: kernelGlobs)
      record = try RecordInput.read(path)
      RecordInput.remarkIfUnfinished(record, path, output)
      if over == SpeedUpUnit.variant {
        isBaseline = SpeedUpUnit(among: record.benchmarks.map(\.identity)).contains
      } else {
        let chosen = GlobPattern(over)
        isBaseline = { [over] in $0.variant == over || chosen.matches($0.kernel) }
      }
      // Nothing is compared with a ceiling or a stage of a call: they compute nothing.
      let contenders = record.benchmarks.filter { $0.identity.isKernel }
      try check(contenders.map(\.identity), isBaseline)
      let ids = contenders.map(\.identity.kernel)
      // A misspelt pattern must not pass for "compared".
      for pattern in filter?.patterns ?? [] where !ids.contains(where: pattern.matches) {
        throw OptionError.noKernelMatches(pattern: pattern.text, nearest: [])
      }
      benchmarks = contenders.filter {
        let id = $0.identity.kernel
        return isBaseline($0.identity) || filter?.patterns.contains { $0.matches(id) } ?? true
      }
    } catch let error as OptionError {
      throw ExitStatus.usage.reporting(error)
    }
    let comparison = Comparison(
      of: benchmarks, margin: margin.fraction, isBaseline: isBaseline)
    switch output.format {
    case .table:
      let report = CompareReport(width: Terminal.outputColumns, colour: output.isColoured)
      print(report.text(for: comparison, noise: record.command.noise), terminator: "")
    case .json: print(String(decoding: try comparison.json(), as: UTF8.self))
    }
    guard comparison.hasComparisons else {
      Terminal.flushOutput()
      Terminal.complain(
        "relubench: nothing in '\(path)' could be compared: "
          + (benchmarks.isEmpty
            ? "it holds no kernel" : "no kernel was measured beside what it is compared with"))
      throw ExitStatus.nothingMeasured.exitCode
    }
  }

  /// - Throws: `OptionError.unknownName` where the record has nothing of that name.
  private func check(
    _ identities: [BenchmarkIdentity], _ isBaseline: (BenchmarkIdentity) -> Bool
  ) throws {
    guard !identities.contains(where: isBaseline), !identities.isEmpty else { return }
    let names = Set(identities.map(\.variant)).sorted()
    throw NearestNames.unknown(over, option: "--over", what: "kernel of the record", among: names)
  }
}
