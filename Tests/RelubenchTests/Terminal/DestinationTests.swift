// Results go where `--output` says, also where that is no file.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct DestinationTests {
  private static func isRecord(_ text: String) throws -> Bool {
    let json = try JSONValue(json: text.utf8)
    return try PackageFolder.recordSchema().violations(in: json) == []
  }

  /// The record is the output: no table, no file, and remarks elsewhere.
  @Test(arguments: [
    ["-o", "-"], ["-o", "/dev/stdout"], ["--output", "/dev/fd/1"], ["--format", "json"],
    ["--format", "json", "-o", "-"],
  ])
  func recordGoesToStandardOutput(_ options: [String]) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run + options, in: folder).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try Self.isRecord(run.output))
      #expect(!run.errors.contains("Record:"))
      #expect(try folder.names() == [])
    }
  }

  /// Where nothing can be written, as in a container's root.
  @Test(.enabled(if: Platform.hasProc, "needs a /proc, which is Linux's"))
  func jsonNeedsNoFolder() async throws {
    try await ScratchFolder.with { folder in
      var command = try Command.relubench(Short.run + ["--format", "json"], in: folder)
      command.folder = "/proc/self"
      let run = try await command.run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try Self.isRecord(run.output))
    }
  }

  /// What a shell makes of `3>file` and `>(command)`, and pipes and devices by name.
  @Test(arguments: [
    #"exec "$@" -o /dev/fd/3 3>r.json"#, #"mkfifo p; cat p >r.json & sleep 1; exec "$@" -o p"#,
    #""$@" -o /dev/stderr 2>all; sed -n '/^{$/,/^}$/p' all >r.json; rm all"#,
  ])
  func recordGoesToWhatIsThere(_ script: String) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run, in: folder)
        .under(script: script + "; status=$?; wait; exit $status").run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.output.contains("simd16/baseline"))
      try await awaiting(folder)
      #expect(try Self.isRecord(folder.text("r.json") ?? ""))
    }
  }

  /// The reader of a pipe ends a moment after its writer.
  private func awaiting(_ folder: ScratchFolder) async throws {
    for _ in 0..<200 where folder.text("r.json")?.hasSuffix("}\n") != true {
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  @Test func nothingIsWrittenToNowhere() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run + ["-o", "/dev/null"], in: folder).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.output.contains("simd16/baseline"))
    }
  }

  /// Before anything is measured, and without waiting for ever.
  @Test func pipeWithoutAReaderAndClosedDescriptorAreRefused() async throws {
    try await ScratchFolder.with { folder in
      let pipe = try await Command.relubench(Short.run + ["-o", "p"], in: folder)
        .under(script: #"mkfifo p; exec "$@""#).run()
      #expect(pipe.ending == .exited(1))
      #expect(pipe.errors.contains("nobody reads from the pipe 'p'"), "\(pipe.errors)")
      let closed = try await Command.relubench(Short.run + ["-o", "/dev/fd/9"], in: folder)
        .under(script: #"exec "$@" 9>&-"#).run()
      #expect(closed.ending == .exited(1))
      #expect(closed.errors.contains("cannot write '/dev/fd/9': Bad file descriptor"))
      let input = try await Command.relubench(Short.run + ["-o", "/dev/fd/9"], in: folder)
        .under(script: #"exec "$@" 9</dev/null"#).run()
      #expect(input.ending == .exited(1))
      #expect([pipe, closed, input].allSatisfy { $0.output == "" })
    }
  }

  /// Started together, so that most begin in the same second.
  @Test func runsOfTheSameSecondAllLeaveARecord() async throws {
    try await ScratchFolder.with { folder in
      let count = 6
      let run = try await Command.relubench(Short.run, in: folder).under(
        script: #"for i in 1 2 3 4 5 6; do "$@" -q >/dev/null & jobs="$jobs $!"; done; "#
          + "for job in $jobs; do wait $job || exit; done"
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      let names = try folder.names()
      #expect(names.count == count, "\(names)")
      for name in names {
        #expect(name.contains(#/^relubench-quick-\d{8}T\d{6}Z(-\d)?\.json$/#))
        #expect(try folder.violations(in: name) == [])
      }
    }
  }

  @Test func gatesDocumentsGoToStandardOutput() async throws {
    try await ScratchFolder.with { folder in
      try folder.write(try KeptRecord.current(), to: "a.json")
      func gate(_ options: [String]) async throws -> FinishedCommand {
        try await Command.relubench(
          ["gate", "a.json", "a.json"] + options, in: folder, environment: ["GITHUB_ACTIONS": nil]
        ).run()
      }
      #expect(try await gate(["--markdown", "-"]).output.hasPrefix("### relubench: "))
      #expect(try await gate(["--junit", "-"]).output.hasPrefix("<?xml"))
      let json = try await gate(["-o", "-", "--markdown", "m.md"]).output
      #expect(try JSONValue(json: json.utf8)["benchmarks"] != nil)
      #expect(try folder.names() == ["a.json", "m.md"])
      #expect(try await gate(["--format", "json", "-o", "-"]).output == json)
      for options in [["-o", "-", "--junit", "-"], ["--format", "json", "--junit", "-"]] {
        let both = try await gate(options)
        #expect(both.ending == .exited(64))
        #expect(both.errors.contains("one of them goes to standard output"), "\(both.errors)")
      }
    }
  }
}
