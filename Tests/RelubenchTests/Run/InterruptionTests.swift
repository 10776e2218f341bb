// Kill, Ctrl-C and SIGTERM in the middle of a run lose nothing that was finished.

import BenchmarkKit
import TestSupport
import Testing

/// A run that outlives its signals fails by time; nothing here takes a minute on the slowest machine.
@Suite(.timeLimit(.minutes(3))) struct InterruptionTests {
  /// Returns once the record holds a benchmark: only then is there something to lose.
  private static func waitForABenchmark(in folder: ScratchFolder) async throws {
    try await wait(for: "a finished benchmark in the record") {
      folder.text("r.json")?.contains(#""status""#) == true
    }
  }

  @Test func killedRunLeavesWhatWasFinished() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.endless + ["-o", "r.json"], in: folder).run {
        try await Self.waitForABenchmark(in: folder)
        try $0.kill()
      }
      #expect(run.ending == .killed(signal: 9))
      #expect(try folder.violations(in: "r.json") == [])
      let record = try folder.record("r.json")
      #expect(record.command.state == .running)
      #expect(record.benchmarks.contains { $0.status == .ok })
    }
  }

  @Test(arguments: [(true, Int32(130)), (false, 143)])
  func interruptedRunEndsWithAValidRecordAndSaysWhere(
    _ isInterrupt: Bool, _ status: Int32
  ) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.endless + ["-o", "r.json"], in: folder).run {
        try await Self.waitForABenchmark(in: folder)
        try isInterrupt ? $0.interrupt() : $0.terminate()
      }
      #expect(run.ending == .exited(status), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      let record = try folder.record("r.json")
      #expect(record.command.state == .interrupted)
      #expect(record.command.finishedAt != nil)
      #expect(record.command.noise?.before != nil && record.command.noise?.after == nil)
      #expect(!record.benchmarks.isEmpty)
      #expect(run.errors.contains("Record: r.json\n"))
      #expect(run.errors.contains("Interrupted: \(record.benchmarks.count) of "))
      #expect(run.output.contains("simd16/baseline"), "the table shows what was finished")
      #expect(try folder.names() == ["r.json"])
    }
  }

  /// Whether or not there is anything to show.
  @Test func interruptedAtTheStart() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.endless + ["-o", "r.json"], in: folder).run {
        try await wait(for: "the record") { folder.text("r.json")?.isEmpty == false }
        try $0.interrupt()
      }
      #expect(run.ending == .exited(130))
      #expect(try folder.record("r.json").command.state == .interrupted)
      #expect(try folder.violations(in: "r.json") == [])
    }
  }

  /// As for a job in the background of a script: Ctrl-C there is meant for others.
  ///
  /// The signal that is not ignored ends the run, and must not take the other one's deafness away.
  @Test func signalIgnoredFromTheStartStaysIgnored() async throws {
    try await ScratchFolder.with { folder in
      let pipe = try FullPipe()
      let readEnd = pipe.readEnd
      let run = try await Command.relubench(Short.endless + ["-o", "r.json"], in: folder)
        .under(script: #"trap "" INT; exec "$@""#).run(output: pipe.writeEnd) {
          try await Self.waitForABenchmark(in: folder)
          try $0.interrupt()
          let count = try folder.record("r.json").benchmarks.count
          try await wait(for: "benchmarks after the signal") {
            let record = try folder.record("r.json")
            try #require(record.command.state == .running)
            return record.benchmarks.count > count + 1
          }
          try $0.terminate()
          try await wait(for: "the end of the record") {
            folder.text("r.json")?.contains("interrupted") == true
          }
          try $0.interrupt()
          var text = ""
          try await wait(for: "the table") {
            FullPipe.drain(readEnd, into: &text)
            return text.contains("speed-up: over")
          }
        }
      #expect(run.ending == .exited(143), "\(run.errors)")
      _ = consume pipe
    }
  }

  /// Standard output is a pipe that nobody reads, so that the run hangs in printing its table
  /// after the first signal: still alive, and deaf if the second signal were noted like the first.
  @Test(arguments: [(true, Int32(2)), (false, 15)])
  func secondSignalEndsAtOnce(_ isInterrupt: Bool, _ signal: Int32) async throws {
    try await ScratchFolder.with { folder in
      let pipe = try FullPipe()
      let run = try await Command.relubench(Short.endless + ["-o", "r.json"], in: folder).run(
        output: pipe.writeEnd
      ) {
        try await Self.waitForABenchmark(in: folder)
        try $0.interrupt()
        try await wait(for: "the end of the record") {
          folder.text("r.json")?.contains("interrupted") == true
        }
        try isInterrupt ? $0.interrupt() : $0.terminate()
      }
      #expect(run.ending == .killed(signal: signal), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      _ = consume pipe
    }
  }

  /// The run hangs in printing, its work done, when the signal comes; then somebody reads.
  @Test func signalWhilePrintingLosesNothing() async throws {
    try await ScratchFolder.with { folder in
      let pipe = try FullPipe()
      let readEnd = pipe.readEnd
      let run = try await Command.relubench(Short.run + ["-o", "r.json"], in: folder).run(
        output: pipe.writeEnd
      ) {
        try await wait(for: "the end of the record") {
          folder.text("r.json")?.contains("complete") == true
        }
        // Asleep, and that in writing: there is nothing else left to wait for.
        try $0.interrupt()
        var text = ""
        try await wait(for: "the last line of the table") {
          FullPipe.drain(readEnd, into: &text)
          return text.contains("speed-up: over")
        }
        #expect(text.contains("simd16/baseline"))
      }
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(run.errors.contains("Record: r.json\n"))
      _ = consume pipe
    }
  }
}
