// Suite pool from the command line, and what other verbs make of its record.

import BenchmarkKit
import ReLUKernels
import TestSupport
import Testing

@Suite(.enabled(if: availableCores > 1)) struct PoolTests {
  private static let run = ["run", "--suite", "pool", "--threads", "2", "--budget", "0.3"]

  @Test func stagesHaveATimeInRecordAndTable() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Self.run + ["-o", "r.json"], in: folder).run()
      #expect(try folder.violations(in: "r.json") == [])
      let benchmarks = try folder.record("r.json").benchmarks
      #expect(!benchmarks.contains { $0.identity.isCeiling || $0.ceiling != nil })
      let stages = benchmarks.filter(\.identity.isStage)
      #expect(stages.map(\.identity.kernel).contains("stage/parallel-pool/wake-up"))
      #expect(stages.count == 7)
      #expect(Set(benchmarks.map(\.group)) == [0], "all in the same rounds")
      // Beside the other tests Dispatch may have no thread to give.
      let isWhole = benchmarks.filter {
        // Instruction sets that this CPU has not are left out, and that is no failure.
        InstructionSet(rawValue: $0.identity.instructionSet)?.availability == .available
      }.allSatisfy { $0.status == .ok }
      #expect(run.ending == .exited(isWhole ? 0 : 4), "\(run.errors)")
      for stage in stages {
        guard stage.status == .ok else {
          let reason = stage.reason ?? ""
          #expect(reason.hasPrefix("not every part of a call got a thread of the"), "\(reason)")
          #expect(stage.figures == nil)
          continue
        }
        let row = try #require(
          run.output.split(separator: "\n").first { $0.hasPrefix(stage.identity.kernel + " ") })
        #expect(row.contains("        -         -"), "\(row)")
      }
    }
  }

  /// What is compared is the kernels beside them.
  @Test func nobodyComparesThem() async throws {
    try await ScratchFolder.with { folder in
      for name in ["a.json", "b.json"] {
        _ = try await Command.relubench(Self.run + ["-o", name], in: folder).run()
      }
      for arguments in [
        ["compare", "a.json"], ["diff", "a.json", "b.json"], ["gate", "a.json", "b.json"],
      ] {
        let verb = try await Command.relubench(arguments, in: folder).run()
        #expect(verb.output.contains("parallel-pool/simd16"), "\(verb.output)\(verb.errors)")
        #expect(!verb.output.contains("stage"), "\(verb.output)")
      }
      let over = try await Command.relubench(
        ["compare", "a.json", "--over", "stage/*"], in: folder
      )
      .run()
      #expect(over.ending == .exited(64))
    }
  }

  @Test(arguments: ["duel", "gate"]) func neitherDuelNorGateTakesThem(_ verb: String) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench([verb, "old", "new", "--suite", "pool"], in: folder)
        .run()
      #expect(run.ending == .exited(64))
      #expect(
        run.errors.contains("suite pool: the stages of a call are no kernels"), "\(run.errors)")
    }
  }

  @Test func nobodyListsThem() async throws {
    try await ScratchFolder.with { folder in
      let list = try await Command.relubench(["list"], in: folder).run()
      #expect(!list.output.contains("hand-over"))
      #expect(list.output.contains("threads woken, handed work"))
      let verify = try await Command.relubench(["verify", "--kernel", "*join*"], in: folder).run()
      #expect(verify.ending == .exited(64))
    }
  }
}
