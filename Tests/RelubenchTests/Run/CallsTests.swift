// Suite calls from the command line, and the origin of rows in records.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct CallsTests {
  @Test func callsAreInRecordAndTable() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        ["run", "--suite", "calls", "--elements", "7", "--budget", "0.4", "-o", "r.json"],
        in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      let benchmarks = try folder.record("r.json").benchmarks
      let calls = benchmarks.filter { $0.identity.origin == .publicFunction }
      // An operation of each kind, out of place and, but for one, in place, on spans and on pointers.
      #expect(calls.count == 22)
      for call in calls {
        let loop = "\(call.identity.operation)/\(call.loop ?? "")"
        #expect(
          benchmarks.contains { $0.identity.kernel == loop && $0.group == call.group }, "\(loop)")
      }
      let text = run.output.replacing("\n  ", with: " ")
      #expect(text.contains("ns above the loop they run in the median of 22 cells"))
    }
  }

  /// An output that begins inside a vector, as those of Swift's arrays do.
  @Test func unalignedOutputsNameTheLoopThatTheyTake() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        [
          "run", "--suite", "calls", "--operation", "relu", "--elements", "4Ki", "--alignment",
          "16",
          "--budget", "0.4", "-o", "r.json",
        ], in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      let calls = try folder.record("r.json").benchmarks
        .filter { $0.identity.origin == .publicFunction }
      #expect(calls.count == 4)
      for call in calls { #expect(call.loop?.hasPrefix("unrolled-simd8/") == true) }
      #expect(run.output.contains("calls: "))
    }
  }

  /// Without another kernel that it could have chosen nothing was lost, nor won.
  @Test func whereNothingElseCouldBeChosenThereIsNoRegret() async throws {
    for (others, hasRegret) in [([], false), (["--kernel", "relu/simd8/baseline"], true)] {
      try await ScratchFolder.with { folder in
        let run = try await Command.relubench(
          [
            "run", "--suite", "sizes", "--elements", "4Ki", "--threads", "1", "--no-ceilings",
            "--kernel", "relu/auto", "--budget", "0.2", "-o", "r.json",
          ] + others, in: folder
        ).run()
        #expect(run.ending == .exited(0), "\(run.errors)")
        #expect(run.output.contains("\nscalar-branch/baseline"))
        #expect(run.output.contains(/speed-up +regret\n/) == hasRegret, "\(run.output)")
        #expect(run.output.contains("\nauto "))
      }
    }
  }

  /// What a table calls `auto` is what a program gets that calls the library.
  @Test func rowsOfAutoAreThePublicFunction() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        [
          "run", "--suite", "sizes", "--elements", "64", "--kernel", "relu/auto", "--kernel",
          "relu/simd8/baseline", "--budget", "0.2", "-o", "r.json",
        ], in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      for benchmark in try folder.record("r.json").benchmarks {
        let isAuto = benchmark.identity.kernel == "relu/auto"
        #expect(benchmark.identity.origin == (isAuto ? .publicFunction : nil))
        if isAuto { #expect(benchmark.loop != nil) }
      }
      #expect(!run.output.contains("calls the loop it chose directly"))
    }
  }
}
