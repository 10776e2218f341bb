// A run that is stopped and continued: said in the record, and no later group pays for it.

import BenchmarkKit
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite(
  .timeLimit(.minutes(3)), .enabled(if: Platform.hasProc, "needs a /proc, which is Linux's"))
struct PauseTests {
  /// State and processor time, in ticks, of a process; proc(5), "/proc/pid/stat".
  private static func state(_ id: Int32) throws -> (letter: String, ticks: Int) {
    let text = try String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
    // The name, in parentheses, may hold anything.
    let fields = (text.split(separator: ")").last ?? "").split(separator: " ")
    // What has ended makes no progress any more: nobody need wait for it.
    guard fields.count > 12, fields[0] != "Z" else { throw RunIsOver() }
    return (String(fields[0]), (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0))
  }

  /// Long enough for a test that others keep from looking for a second.
  private static let budget = 5.0

  @Test func stoppedRunSaysSoAndGivesLaterGroupsTheirShare() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        [
          "run", "--suite", "sizes", "--kernel", "relu/simd16/baseline", "--threads", "1",
          "--elements", "64..32Ki", "--no-ceilings", "--budget", "\(Self.budget)", "-o",
          "r.json",
        ], in: folder
      ).run { process in
        try await wait(for: "the first group in the record") {
          folder.text("r.json")?.contains(#""status""#) == true
        }
        // So much work lies in the middle of the group that follows.
        let begin = try Self.state(process.id).ticks
        try await wait(for: "the second group") { try Self.state(process.id).ticks >= begin + 2 }
        try process.stop()
        try await wait(for: "the stop") { try Self.state(process.id).letter == "T" }
        // Longer than all that is left: whoever is charged with it has nothing any more.
        let stopped = ContinuousClock.now
        try await wait(for: "the end of the budget") {
          ContinuousClock.now - stopped > .seconds(Self.budget)
        }
        try process.resume()
      }
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      let rows = try folder.record("r.json").benchmarks
      let paused = rows.filter { $0.flags.contains("paused") }
      #expect(Set(paused.map(\.group)).count == 1, "one group was stopped")
      for row in paused {
        #expect(row.disturbance?.pauses == 1)
        let seconds = try #require(row.disturbance?.pausedSeconds)
        #expect(seconds >= Self.budget && seconds < 120)
      }
      for row in rows where !row.flags.contains("paused") {
        #expect(row.disturbance?.pauses == nil)
      }
      let groupStopped = try #require(paused.first?.group)
      let later = rows.filter { ($0.group ?? 0) > groupStopped }
      #expect(!later.isEmpty)
      for row in rows {
        let figures = try #require(row.figures)
        let longest = (figures.samples.max() ?? 0) * Double(figures.batch)
        #expect(longest < Self.budget * 1e9, "no sample has the stop in it")
      }
      for row in later {
        let figures = try #require(row.figures)
        #expect(
          (figures.rounds ?? 0) > 12 || figures.stopReason == "precise", "\(row.identity.label)")
      }
      #expect(run.output.contains("paused"), "\(run.output)")
    }
  }
}

/// A run ended before the test could stop it.
private struct RunIsOver: Error {}
