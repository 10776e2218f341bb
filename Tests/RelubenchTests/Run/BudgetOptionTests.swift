// Every budget of a command line is a time as people write it.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct BudgetOptionTests {
  @Test func isRecordedAsSeconds() async throws {
    try await ScratchFolder.with { folder in
      let arguments = Short.run.dropLast() + ["100ms", "-o", "r.json"]
      let run = try await Command.relubench(Array(arguments), in: folder).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try folder.record("r.json").command.budgetSeconds == 0.1)
    }
  }

  @Test(arguments: ["run", "duel", "gate", "tune"]) func helpSaysHow(_ verb: String) async throws {
    try await ScratchFolder.with { folder in
      let help = try await Command.relubench([verb, "--help"], in: folder).run()
      #expect(help.output.contains("--budget <time>"))
      #expect(help.output.contains("1h30m"))
    }
  }
}
