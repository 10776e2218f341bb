// `relubench report` on records that were really measured.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct ReportTests {
  private func report(
    _ arguments: [String], in folder: ScratchFolder
  ) async throws -> FinishedCommand {
    try await Command.relubench(["report"] + arguments, in: folder).run()
  }

  /// The table of a run can be had again from the record it left.
  @Test func printsWhatTheRunPrinted() async throws {
    try await ScratchFolder.with { folder in
      let arguments = [
        "run", "--kernel", "relu/auto,relu/simd8/*", "--elements", "4Ki", "--threads", "1",
        "--budget", "0.5", "--output", "r.json",
      ]
      let run = try await Command.relubench(arguments, in: folder).run()
      let report = try await report(["r.json"], in: folder)
      #expect(report.ending == .exited(0))
      #expect(report.errors == "")
      #expect(report.output == run.output)
      #expect(report.output.hasPrefix("noise: "))
      #expect(report.output.contains("\nregret of auto: "))
    }
  }

  /// Peers called from Python, ceilings and choices: every line there is.
  @Test func keptRecordHasItsRowsAndTheLinesBelow() async throws {
    try await ScratchFolder.with { folder in
      let report = try await report([KeptRecord.peersPath], in: folder)
      #expect(report.ending == .exited(0))
      #expect(report.errors == "")
      let lines = report.output.split(separator: "\n").map(String.init)
      #expect(lines.allSatisfy { $0.count <= 100 })
      for row in ["peer/pytorch/relu ", "peer/onednn/relu ", "ceiling/copy ", "auto "] {
        #expect(lines.contains { $0.hasPrefix(row) }, "\(row)")
      }
      // Lines below are broken between words.
      let words = report.output.split { $0.isWhitespace }.joined(separator: " ")
      for text in [
        "auto against others: ", "the fastest C or C++ peer of each cell: ", "(1 thread ",
        "numpy, called from Python: ", "pytorch, called from Python: ",
        "onnxruntime, called from Python: ", "from 64Ki elements on, ",
        "auto: at least 97 % of its ceiling in ", "cells beyond L2, ",
        "regret of auto: at most 3 % in ", "interpreted: ",
      ] { #expect(words.contains(text), "\(text)") }
      #expect(try folder.names() == [])
    }
  }

  @Test func severalRecordsAreNamed() async throws {
    try await ScratchFolder.with { folder in
      try folder.write(try KeptRecord.current(), to: "a.json")
      try folder.write(try KeptRecord.old(), to: "b.json")
      let one = try await report(["a.json"], in: folder)
      let both = try await report(["a.json", "b.json"], in: folder)
      #expect(both.ending == .exited(0))
      #expect(both.output.hasPrefix("a.json:\n\n" + one.output + "\nb.json:\n\n"))
      #expect(!one.output.contains("a.json"))
    }
  }

  @Test func jsonIsTheRecord() async throws {
    try await ScratchFolder.with { folder in
      try folder.write(try KeptRecord.current(), to: "a.json")
      let one = try await report(["a.json", "--format", "json"], in: folder)
      #expect(one.ending == .exited(0))
      #expect(one.output == folder.text("a.json"))
      let both = try await report(["a.json", "a.json", "--format", "json"], in: folder)
      #expect(both.ending == .exited(64))
      #expect(both.output == "")
      #expect(both.errors.contains("takes one record, and these are 2"))
    }
  }

  @Test func recordThatIsNotWholeIsSaidToBeSo() async throws {
    try await ScratchFolder.with { folder in
      var record = try KeptRecord.current()
      record.command.end(.interrupted, at: record.command.startedAt)
      record.benchmarks = []
      try folder.write(record, to: "a.json")
      let report = try await report(["a.json"], in: folder)
      #expect(report.ending == .exited(0))
      #expect(report.output.hasSuffix("No benchmarks.\n"))
      #expect(
        report.errors.hasPrefix("warning: 'a.json' is the record of a run that was interrupted"))
      #expect(try await self.report(["a.json", "--quiet"], in: folder).errors == "")
    }
  }

  @Test func withoutARecordItIsAUsageError() async throws {
    try await ScratchFolder.with { folder in
      let report = try await report([], in: folder)
      #expect(report.ending == .exited(64))
      #expect(report.errors.contains("record"))
    }
  }
}
