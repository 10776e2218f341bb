// Standard output holds results and nothing else; standard error holds the rest.

import TestSupport
import Testing

@Suite struct OutputTests {
  @Test func jsonIsTheRecordAndNothingElse() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        Short.run + ["--format", "json", "--output", "r.json"], in: folder
      ).run()
      #expect(run.output == folder.text("r.json"))
      let json = try JSONValue(json: run.output.utf8)
      #expect(try PackageFolder.recordSchema().violations(in: json) == [])
      #expect(run.errors.contains("Record: r.json\n"))
    }
  }

  @Test func tableFitsAndSaysNothingButResults() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run + ["--output", "r.json"], in: folder).run()
      #expect(run.output.hasPrefix("noise: "))
      #expect(run.output.contains("\n\nkernel"))
      #expect(run.output.contains("simd16/baseline"))
      #expect(!run.output.contains("r.json"))
      let lines = run.output.split(separator: "\n")
      #expect(lines.count > 5)
      for line in lines { #expect(line.count <= 100, "\(line)") }
    }
  }

  /// Whoever redirects results to a full disk is told that they are not there.
  @Test(
    .enabled(if: Platform.hasFullDevice, "needs a /dev/full, which is Linux's"),
    arguments: [["list"], ["doctor"], Short.run + ["-o", "r.json"]])
  func resultsThatCannotBeWrittenAreAFailure(_ arguments: [String]) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(arguments, in: folder)
        .under(script: #"exec "$@" > /dev/full"#).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("cannot write the results to standard output"))
      if arguments.first == "run" { #expect(try folder.violations(in: "r.json") == []) }
    }
  }

  @Test(arguments: ["table", "json"]) func quietSilencesStandardError(
    _ format: String
  ) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        Short.run + ["--quiet", "--format", format, "--output", "r.json"], in: folder
      ).run()
      #expect(run.ending == .exited(0))
      #expect(run.errors == "")
      #expect(!run.output.isEmpty)
    }
  }

  /// As the help says: whoever asks for silence and names no file finds it by its name.
  @Test func quietDoesNotNameTheDefaultFile() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run + ["--quiet"], in: folder).run()
      #expect(run.ending == .exited(0))
      #expect(run.errors == "")
      #expect(try folder.names().count == 1)
      let help = try await Command.relubench(["run", "--help"], in: folder).run()
      let words = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("relubench-SUITE-TIME.json here, a name that --quiet keeps to itself"))
    }
  }

  @Test(arguments: [
    ["list"], ["doctor"], ["verify", "--short", "--kernel", "relu/simd8/baseline"], Short.run,
  ])
  func noColourAndNoBarOffATerminal(_ arguments: [String]) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        arguments, in: folder, environment: ["TERM": "xterm-256color", "NO_COLOR": nil]
      ).run()
      #expect(run.ending == .exited(0))
      #expect(!run.output.contains("\u{1b}"))
      #expect(!run.errors.contains("\u{1b}") && !run.errors.contains("\r"))
    }
  }
}
