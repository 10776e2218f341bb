// `relubench tune`: measure this machine, so that `auto` chooses by figures.

import ArgumentParser
import BenchmarkKit
import BenchmarkSuites
import JemallocMemory
import ReLUKernels

/// Measures what `auto` chooses by, and leaves a profile.
struct TuneVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Measure this machine, so that auto chooses by figures and not by cache sizes.",
    discussion: """
      Writes a profile, a text of some lines that the library reads when a process first uses it. It \
      replaces the one before. The file is that of --output, else what the variable \
      \(AutoProfile.pathVariable) says, else relubench/profile in XDG_CONFIG_HOME or ~/.config. A \
      profile that is damaged, or of another machine, is ignored: doctor and run say so.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Time for all measurements: seconds, or as in 10s, 2m, 1h30m.", valueName: "time"),
    transform: TimeBudget.init(parsing:))
  var budget = TimeBudget(seconds: 240)

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The profile's file, or - for standard output alone; auto does not look there unless "
        + "\(AutoProfile.pathVariable) says so.",
      valueName: "file"))
  var output: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Elements of the largest array, as 4Mi (default: four times what the last cache holds).",
      valueName: "count"))
  var largest: String?

  @Option(help: ArgumentHelp("The seed of data and order.", valueName: "number"))
  var seed: UInt64 = 1

  @OptionGroup(title: "Output") var talk: OutputOptions

  func validate() throws {
    _ = try largestCount()
    if talk.format == .json { throw ValidationError("--format: a profile is text, not JSON") }
  }

  private func largestCount() throws -> Int? {
    guard let largest else { return nil }
    do {
      let count = try ElementCounts.count(parsing: largest, option: "--largest")
      guard count >= Tuning.smallest else {
        throw OptionError.outOfRange(
          option: "--largest", value: largest, allowed: "\(Tuning.smallest) elements or more")
      }
      return count
    } catch { throw ValidationError("\(error)") }
  }

  func run() throws {
    guard let path = output ?? AutoProfile.path else {
      Terminal.complain(
        "relubench: there is no place for a profile: set HOME or \(AutoProfile.pathVariable), or "
          + "name a file by --output")
      throw ExitStatus.usage.exitCode
    }
    try DebugBuild.refuse()
    Interruption.watch()
    do {
      try JemallocInterface.check()
      // Whoever has waited for the measurements must not learn then that there is no place for them.
      let destination = OutputDestination(path)
      try ProfileFile.prepare(destination)
      let profile = try TuneRun(
        budgetSeconds: budget.seconds, largest: try largestCount(), seed: seed, talk: talk
      ).profile()
      guard let profile else {
        talk.remark("Interrupted: nothing was written.")
        throw ExitCode(Interruption.exitStatus(Interruption.signal ?? 0))
      }
      guard !profile.plans.isEmpty else {
        Terminal.complain("relubench: nothing could be measured; no profile was written")
        throw ExitStatus.nothingMeasured.exitCode
      }
      try ProfileFile.write(profile, to: destination)
      print(profile.text, terminator: "")
      Terminal.flushOutput()
      if destination != .standardOutput { talk.remark("Profile: \(path)") }
    } catch let status as ExitCode {
      throw status
    } catch { throw ExitStatus.failure.reporting(error) }
  }
}
