// `relubench gate` with two records in place of executables.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct RecordGateVerbTests {
  private func gate(
    _ base: Record, _ candidate: Record, _ options: [String] = [], in folder: ScratchFolder
  ) async throws -> FinishedCommand {
    try folder.write(base, to: "base.json")
    try folder.write(candidate, to: "candidate.json")
    return try await Command.relubench(
      ["gate", "base.json", "candidate.json"] + options, in: folder,
      environment: ["GITHUB_ACTIONS": nil]
    ).run()
  }

  @Test func wrongAnswerOfTheCandidateIsReportedAndHasAStatusOfItsOwn() async throws {
    try await ScratchFolder.with { folder in
      let base = try KeptRecord.current()
      var candidate = base
      candidate.benchmarks[2].outcome = .wrongAnswer(reason: "element 7 differs")
      let run = try await gate(base, candidate, ["-o", "g.json", "--junit", "g.xml"], in: folder)
      #expect(run.ending == .exited(6), "\(run.errors)")
      #expect(run.errors.contains("relubench: NEW computes quick: relu/scalar-branchless/baseline"))
      #expect(run.errors.contains("wrongly: element 7 differs"), "\(run.errors)")
      #expect(run.output.hasPrefix("UNDECIDED: "), "\(run.output)")
      #expect(run.output.contains(": wrong answer: element 7 differs."))
      #expect(!run.output.contains("mean different things"))
      let rows = try #require(try folder.json("g.json")["benchmarks"]).elements
      let wrong = rows.filter { $0["benchmark"]?["variant"] == .string("scalar-branchless") }
      #expect(wrong.contains { $0["reason"] == .string("wrong answer: element 7 differs") })
      #expect(folder.text("g.xml")?.contains("wrong answer: element 7 differs") == true)
    }
  }

  @Test func invalidResultOfTheCandidateIsUndecided() async throws {
    try await ScratchFolder.with { folder in
      let base = try KeptRecord.current()
      var candidate = base
      candidate.benchmarks[2].outcome = .invalid(reason: "the clock stood still")
      for (options, status) in [([], Int32(0)), (["--strict"], 3)] as [([String], Int32)] {
        let run = try await gate(base, candidate, options, in: folder)
        #expect(run.ending == .exited(status), "\(run.errors)")
        #expect(
          run.output.contains("the candidate's result is invalid: the clock stood still."),
          "\(run.output)")
      }
    }
  }

  @Test func noiseIsThatOfTheNoisierRun() async throws {
    try await ScratchFolder.with { folder in
      var (base, candidate) = (try KeptRecord.current(), try KeptRecord.current())
      let noise = NoiseRecord(before: NoiseReading(computeJitter: 0.1, memoryJitter: 0))
      base.command.noise = noise
      candidate.command.noise = NoiseRecord(
        before: NoiseReading(computeJitter: 0, memoryJitter: 0))
      let run = try await gate(base, candidate, in: folder)
      #expect(run.output.contains("\n\(noise.line)\n"), "\(run.output)")
      #expect(run.errors == "")
    }
  }

  @Test func interruptedRunIsSaid() async throws {
    try await ScratchFolder.with { folder in
      var candidate = try KeptRecord.current()
      candidate.command.end(.interrupted, at: candidate.command.startedAt)
      let run = try await gate(try KeptRecord.current(), candidate, in: folder)
      #expect(
        run.errors.hasPrefix(
          "warning: 'candidate.json' is the record of a run that was interrupted")
      )
    }
  }

  /// What a record begins with, or may where it was damaged, no executable does.
  @Test(arguments: [
    ("", "ends in line 1"), (" \n", "ends in line 2"), ("\n\n{\"a\": 1}", "'schemaVersion'"),
    ("{", "ends in line 1"), ("\t7", "is not a record"),
  ])
  func whateverItsNameADamagedRecordIsBadData(_ text: String, _ complaint: String) async throws {
    try await ScratchFolder.with { folder in
      try folder.write(try KeptRecord.current(), to: "good.json")
      try folder.write(text, to: "damaged")
      for operands in [
        ["damaged", "good.json"], ["good.json", "damaged"], ["damaged", "damaged"],
      ] {
        let run = try await Command.relubench(["gate"] + operands, in: folder).run()
        #expect(run.ending == .exited(65), "\(run.errors)")
        #expect(run.errors.contains("'damaged' "), "\(run.errors)")
        #expect(run.errors.contains(complaint), "\(run.errors)")
      }
    }
  }

  @Test func recordAndExecutableDoNotGoTogether() async throws {
    try await ScratchFolder.with { folder in
      try folder.write(try KeptRecord.current(), to: "good.json")
      let real = try BuiltExecutable.path("relubench")
      let run = try await Command.relubench(["gate", "good.json", real], in: folder).run()
      #expect(run.ending == .exited(64), "\(run.errors)")
      #expect(run.errors.contains("'good.json' is a record"))
    }
  }
}
