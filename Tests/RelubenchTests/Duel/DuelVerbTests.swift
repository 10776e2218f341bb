// `relubench duel` with real executables: what it prints and leaves behind.

import TestSupport
import Testing

@Suite struct DuelVerbTests {
  private func duel(_ options: [String], in folder: ScratchFolder) async throws -> FinishedCommand {
    let path = try BuiltExecutable.path("relubench")
    return try await Command.relubench(ShortDuel.duel(path, path) + options, in: folder).run()
  }

  @Test func printsARowAndLeavesNothing() async throws {
    try await ScratchFolder.with { folder in
      let run = try await duel([], in: folder)
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.output.contains("relu/simd16/baseline 64"))
      #expect(run.output.contains(", 2 process pairs\n"))
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(try folder.names() == [])
    }
  }

  @Test func outputHoldsEverySample() async throws {
    try await ScratchFolder.with { folder in
      let run = try await duel(["-o", "d.json"], in: folder)
      #expect(run.ending == .exited(0), "\(run.errors)")
      let rows = try #require(try folder.json("d.json")["benchmarks"]).elements
      #expect(rows.count == 1)
      let pairs = try #require(rows.first?["pairs"]).elements
      #expect(pairs.map { $0["startedFirst"] } == [.string("old"), .string("new")])
      for pair in pairs {
        let old = try #require(pair["old"]).elements
        #expect(old.count >= 6)
        #expect(pair["new"]?.elements.count == old.count)
      }
      #expect(try folder.names() == ["d.json"])
    }
  }

  @Test func jsonIsTheSameOnStandardOutput() async throws {
    try await ScratchFolder.with { folder in
      let run = try await duel(["--format", "json", "-o", "d.json"], in: folder)
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.output == folder.text("d.json"))
      let json = try JSONValue(json: run.output.utf8)
      #expect(json["schemaVersion"] == .number(1))
      #expect(json["margin"] == .number(0.02))
    }
  }

  @Test(arguments: [["duel"], ["gate"]], ["-o", "--markdown", "--junit"])
  func existingFileIsRefusedBeforeAnythingIsMeasured(_ verb: [String], _ option: String)
    async throws
  {
    guard verb == ["gate"] || option == "-o" else { return }
    try await ScratchFolder.with { folder in
      try folder.write("precious", to: "d.json")
      // What is not there cannot be measured, so the file must have been looked at before.
      let arguments = verb + ["none", "none", option, "d.json"]
      let run = try await Command.relubench(arguments, in: folder).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("'d.json' exists already"), "\(run.errors)")
      #expect(folder.text("d.json") == "precious")
      #expect(try folder.names() == ["d.json"])
    }
  }

  @Test func fileInAMissingFolderIsRefusedBeforeAnythingIsMeasured() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        ["duel", "none", "none", "-o", "no/d.json"], in: folder
      ).run()
      #expect(run.ending == .exited(1))
      #expect(run.errors.contains("the folder 'no' does not exist"), "\(run.errors)")
    }
  }

  @Test func quietSaysNothingElse() async throws {
    try await ScratchFolder.with { folder in
      let run = try await duel(["--quiet"], in: folder)
      #expect(run.errors == "")
      #expect(run.output.contains("relu/simd16/baseline 64"))
    }
  }
}
