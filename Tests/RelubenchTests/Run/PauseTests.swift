// A run that is stopped and continued: said in the record, and no later group pays for it.

import BenchmarkKit
import TestSupport
import Testing

@Suite(
  .timeLimit(.minutes(3)), .enabled(if: Platform.hasProc, "needs a /proc, which is Linux's"))
struct PauseTests {
  /// Stops the command within its fifth group, and lets it go on after the whole budget: the first, on short
  /// arrays, may be over in three ticks.
  ///
  /// A shell does it, as the tests beside this one may keep a task of it waiting for longer than the
  /// command runs. After ") " of proc(5), "/proc/pid/stat", come the state and, 12th and 13th, the
  /// ticks of processor time. The stop is what the test is about: nothing else is waited for by time.
  private static let script = """
    "$@" >output 2>errors & id=$!
    alive() { kill -0 $id || exit 98; sleep 0.01; }
    state() { sed 's/.*) //; s/ .*//' /proc/$id/stat; }
    ticks() { set -- $(sed 's/.*) //' /proc/$id/stat); echo $((${12} + ${13})); }
    until [ "$(grep -c '"status"' r.json 2>/dev/null)" -ge 8 ] 2>/dev/null; do alive; done
    begin=$(ticks)
    until [ $(ticks) -ge $((begin + 4)) ]; do alive; done
    kill -STOP $id
    until [ $(state) = T ]; do alive; done
    sleep \(Int(budget))
    kill -CONT $id
    wait $id
    """

  private static let budget = 5.0

  @Test func stoppedRunSaysSoAndGivesLaterGroupsTheirShare() async throws {
    try await ScratchFolder.with { folder in
      let start = ContinuousClock.now
      let run = try await Command.relubench(
        [
          "run", "--suite", "sizes", "--kernel", "relu/simd16/baseline", "--threads", "1",
          "--elements", "64..32Ki", "--no-ceilings", "--budget", "\(Self.budget)", "-o",
          "r.json",
        ], in: folder
      ).under(script: Self.script).run()
      #expect(run.ending == .exited(0), "\(run.errors) \(folder.text("errors") ?? "")")
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
      let elapsed = (ContinuousClock.now - start) / .seconds(1)
      let isSpent = elapsed - (paused.first?.disturbance?.pausedSeconds ?? 0) > Self.budget
      for row in paused + later {
        let figures = try #require(row.figures)
        // On a machine that is busy with other tests the minimum may be all there is time for.
        #expect(
          (figures.rounds ?? 0) > 12 || figures.stopReason == "precise" || isSpent,
          "\(row.identity.label)")
      }
      #expect(folder.text("output")?.contains("paused: the process was stopped") == true)
    }
  }
}
