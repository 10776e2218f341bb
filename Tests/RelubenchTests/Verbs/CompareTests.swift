// `relubench compare` on a record that was really measured.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct CompareTests {
  private func compare(
    _ record: Record, _ arguments: [String] = []
  ) async throws -> FinishedCommand {
    try await ScratchFolder.with { folder in
      try folder.write(record, to: "r.json")
      let run = try await Command.relubench(["compare", "r.json"] + arguments, in: folder).run()
      #expect(try folder.names() == ["r.json"])
      return run
    }
  }

  @Test func tableHasEveryKernelAndItsVerdict() async throws {
    let record = try KeptRecord.current()
    let run = try await compare(record)
    #expect(run.ending == .exited(0))
    #expect(run.errors == "")
    #expect(run.output.contains("1 thread, align 64, reused output: over scalar-branch/baseline\n"))
    #expect(run.output.contains("\nWhere streaming begins to pay\n"))
    #expect(run.output.contains("\nWhere parallel begins to pay\n"))
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    let rows = lines.count { line in Verdict.allCases.contains { line.contains($0.rawValue) } }
    #expect(rows >= record.benchmarks.count / 2)
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func recordWithoutGroupsSaysSo() async throws {
    let run = try await compare(try KeptRecord.old())
    #expect(run.ending == .exited(0))
    #expect(run.output.contains("faster  not paired"))
    #expect(run.output.contains("not paired: not measured in the same rounds"))
  }

  @Test func jsonHasRatiosThatFollowFromTheSamples() async throws {
    let record = try KeptRecord.current()
    let run = try await compare(record, ["--format", "json", "--margin", "2"])
    let json = try JSONValue(json: run.output.utf8)
    #expect(json.keys == ["crossovers", "margin", "workloads"])
    #expect(json["margin"] == .number(0.02))
    let kernels = try #require(json["workloads"]?[0]?["kernels"]).elements
    #expect(kernels.count == 11)
    #expect(kernels[0]["comparison"] == nil)
    for kernel in kernels[1...] {
      #expect(kernel["comparison"]?["isPaired"] == .bool(true))
      #expect(kernel["verdict"] == .string("faster"))
      guard case .number(let ratio) = kernel["comparison"]?["ratio"],
        case .number(let speedUp) = kernel["comparison"]?["speedUp"]
      else {
        Issue.record("no ratio")
        return
      }
      #expect(abs(ratio * speedUp - 1) < 1e-12)
    }
  }

  @Test(arguments: [
    ("simd16", "over simd"), ("relu/simd8/avx2", "over simd8/avx2"), ("relu/*/avx2", "over simd"),
  ])
  func overNamesAVariantOrAnId(_ over: String, _ heading: String) async throws {
    let run = try await compare(try KeptRecord.current(), ["--over", over])
    #expect(run.ending == .exited(0))
    #expect(run.output.contains(heading))
    #expect(!run.output.contains("over scalar-branch"))
  }

  @Test func kernelNarrowsTheRows() async throws {
    let run = try await compare(try KeptRecord.current(), ["--kernel", "relu/simd8/*"])
    #expect(run.output.contains("simd8/avx2"))
    #expect(run.output.contains("scalar-branch/baseline"))
    #expect(!run.output.contains("simd16"))
  }

  @Test func unknownBaselineIsRefusedWithTheNames() async throws {
    let run = try await compare(try KeptRecord.current(), ["--over", "simd61"])
    #expect(run.ending == .exited(64))
    #expect(run.output == "")
    #expect(run.errors.contains("did you mean simd16"))
  }

  @Test func patternThatMatchesNothingIsRefused() async throws {
    let run = try await compare(
      try KeptRecord.current(), ["--kernel", "relu/simd8/*,relu/simd61/*"])
    #expect(run.ending == .exited(64))
    #expect(run.errors.contains("no kernel matches 'relu/simd61/*'"))
  }

  @Test(arguments: ["table", "json"])
  func recordThatHasNothingToCompareIsNothingMeasured(_ format: String) async throws {
    let whole = try KeptRecord.current()
    for (count, complaint) in [(0, "it holds no kernel"), (1, "no kernel was measured beside")] {
      var record = whole
      record.benchmarks = Array(whole.benchmarks.prefix(count))
      let run = try await compare(record, ["--format", format])
      #expect(run.ending == .exited(5))
      #expect(run.errors.hasPrefix("relubench: nothing in 'r.json' could be compared: "))
      #expect(run.errors.contains(complaint))
      if format == "json" {
        let workloads = try JSONValue(json: run.output.utf8)["workloads"]
        #expect(workloads?.elements.count == count)
      }
    }
  }

  /// Ceilings are left out of comparisons, so that nothing can be compared with them.
  @Test(arguments: [
    ["--over", "ceiling/*"], ["--over", "ceiling-copy"], ["--kernel", "ceiling/*"],
  ])
  func ceilingsCannotBeAskedFor(_ arguments: [String]) async throws {
    var record = try KeptRecord.current()
    record.benchmarks[1].identity.kernel = "ceiling/copy"
    record.benchmarks[1].identity.variant = "ceiling-copy"
    let run = try await compare(record, arguments)
    #expect(run.ending == .exited(64))
    #expect(run.output == "")
    #expect(run.errors.contains(arguments[1]))
  }

  @Test(arguments: [
    (CommandRecord.State.interrupted, "was interrupted"), (.running, "is still running"),
  ])
  func recordThatIsNotWholeIsSaidToBeSo(
    _ state: CommandRecord.State, _ words: String
  ) async throws {
    var record = try KeptRecord.current()
    record.command.end(state, at: record.command.startedAt)
    let run = try await compare(record)
    #expect(run.ending == .exited(0))
    #expect(run.errors.hasPrefix("warning: 'r.json' is the record of a run that \(words)"))
    #expect(try await compare(record, ["--quiet"]).errors == "")
  }

  @Test func noiseStandsAboveTheTable() async throws {
    var record = try KeptRecord.current()
    let noise = NoiseRecord(before: NoiseReading(computeJitter: 0.1, memoryJitter: 0))
    record.command.noise = noise
    #expect(try await compare(record).output.hasPrefix(noise.line + "\n\nkernel "))
  }
}
