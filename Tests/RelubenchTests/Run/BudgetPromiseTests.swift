// A budget that cannot be kept is said so at once, and the bar says how long it takes.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct BudgetPromiseTests {
  private static let large = [
    "run", "--suite", "sizes", "--operation", "relu", "--kernel", "relu/simd8/baseline",
    "--threads", "1", "--elements", "4Mi", "--no-ceilings", "-o", "r.json",
  ]

  @Test func whatCannotBeKeptIsSaidBeforehandWithWhatItTakes() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Self.large + ["--budget", "1ms"], in: folder).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      let match = try #require(
        run.errors.firstMatch(
          of: #/warning: this takes at least (.+), and the budget is 0\.1 s: /#), "\(run.errors)")
      // More than half a second at any speed; how much, the machine decides.
      #expect(match.output.1 != "0.1 s")
      #expect(run.errors.contains(/Give --budget [0-9.hms]+ or more, or measure less/))
      let record = try folder.record("r.json")
      #expect(record.benchmarks.allSatisfy { $0.figures?.rounds == 12 })
    }
  }

  @Test func elsewhereNothingIsSaid() async throws {
    try await ScratchFolder.with { folder in
      let enough = try await Command.relubench(
        Short.run.dropLast() + ["5s", "-o", "enough.json"], in: folder
      ).run()
      #expect(!enough.errors.contains("takes at least"), "\(enough.errors)")
      let quiet = try await Command.relubench(
        Self.large + ["--budget", "100ms", "--quiet"], in: folder
      ).run()
      #expect(quiet.errors == "")
    }
  }

  /// Three pairs in a tenth of a second: the first shows that it is too little.
  @Test func duelSaysSoAfterItsFirstPair() async throws {
    try await ScratchFolder.with { folder in
      let path = try BuiltExecutable.path("relubench")
      let run = try await Command.relubench(
        [
          "duel", path, path, "--pairs", "3", "--budget", "100ms", "--kernel",
          "relu/simd8/baseline",
          "--elements", "64",
        ], in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.errors.contains("warning: 3 process pairs take at least"), "\(run.errors)")
      #expect(run.errors.components("process pairs take at least") == 1)
    }
  }

  @Test(.enabled(if: Platform.hasPseudoTerminals, "the system gives no pseudo-terminals"))
  func barSaysHowLongItTakes() async throws {
    try await ScratchFolder.with { folder in
      let terminal = try PseudoTerminal(columns: 100)
      let descriptor = terminal.terminal
      let command = try Command.relubench(
        Self.large + ["--budget", "6"], in: folder, environment: ["TERM": "xterm"])
      let screen = try await terminal.transcript { _ = try await command.run(errors: descriptor) }
      let left = screen.matches(of: /1\/1 relu 4Mi random-50, about ([\d.]+) s left/)
        .compactMap { Double($0.output.1) }
      #expect(!left.isEmpty, "\(screen.debugDescription)")
      // A group that is precise early makes it less; it never takes much more than the budget.
      #expect(left.allSatisfy { $0 <= 60 })
    }
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
