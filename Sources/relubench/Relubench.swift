// The command: its verbs.

import ArgumentParser
import BenchmarkKit

/// The command line.
@main
struct Relubench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relubench",
    abstract: "Measures ways of computing ReLU and its relatives, and says how far to trust it.",
    discussion: """
      Without a verb, runs the suite 'quick', prints a table and leaves a JSON record.

      Exit status: 0 fine, 1 failed, 2 regression, 3 undecided, 4 measurement invalid, 5 nothing \
      measured, 6 wrong answer, 64 usage, 65 bad data file, 130 interrupted.
      """,
    version: ProgramVersion.current.text,
    subcommands: [
      RunVerb.self, ListVerb.self, VerifyVerb.self, CompareVerb.self, DiffVerb.self,
      ReportVerb.self, DuelVerb.self, GateVerb.self, TuneVerb.self, DoctorVerb.self,
      DuelWorkerVerb.self,
    ],
    defaultSubcommand: RunVerb.self)

  static func main() {
    StartMode.leave()
    guard let arguments = ProgramArguments.all else {
      Terminal.complain("relubench: the command line cannot be read, as there is no /proc")
      exit(withError: ExitStatus.failure.exitCode)
    }
    // The parser would take an unknown verb for an argument of the default one.
    if let error = VerbName.error(in: arguments) {
      Terminal.complain("\(error)")
      exit(withError: ExitStatus.usage.exitCode)
    }
    // A reader that has seen enough must not end the process: its exit status is a result, too.
    Interruption.ignoreLostReaders()
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      // A verdict stands, whether anybody could read what it is made of or not.
      Terminal.complainOfLostOutput()
      exit(withError: error)
    }
    if Terminal.complainOfLostOutput() { exit(withError: ExitStatus.failure.exitCode) }
  }
}
