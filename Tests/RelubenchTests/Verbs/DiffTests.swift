// `relubench diff` on records that differ in known ways.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct DiffTests {
  private func diff(
    _ base: Record, _ candidate: Record, _ arguments: [String] = []
  ) async throws -> FinishedCommand {
    try await ScratchFolder.with { folder in
      try folder.write(base, to: "base.json")
      try folder.write(candidate, to: "candidate.json")
      return try await Command.relubench(
        ["diff", "base.json", "candidate.json"] + arguments, in: folder
      ).run()
    }
  }

  /// The kept record with every time so many times as long.
  private func slower(_ factor: Double) throws -> Record {
    var record = try KeptRecord.current()
    for index in record.benchmarks.indices {
      guard case .ok(var figures) = record.benchmarks[index].outcome else { continue }
      figures.samples = figures.samples.map { $0 * factor }
      figures.median *= factor
      figures.interval.low *= factor
      figures.interval.high *= factor
      figures.mad *= factor
      figures.minimum *= factor
      figures.p95 *= factor
      record.benchmarks[index].outcome = .ok(figures)
    }
    return record
  }

  @Test func sameMachineComparesTimesAndWarnsOfDrift() async throws {
    let run = try await diff(try KeptRecord.current(), try slower(3))
    // Slower is for gate to fail on.
    #expect(run.ending == .exited(0))
    #expect(run.errors == "")
    #expect(run.output.contains("  time  "))
    #expect(!run.output.contains("speed-up  "))
    #expect(run.output.contains("3.00x"))
    #expect(run.output.contains("0 faster, "))
    #expect(run.output.contains("Caution: "))
    #expect(!run.output.contains("Raw times"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 110 })
  }

  @Test func otherMachineIsSaidAndComparedByRatios() async throws {
    var other = try slower(3)
    other.environment.cpu.model = "Another CPU"
    let run = try await diff(try KeptRecord.current(), other)
    #expect(run.ending == .exited(0))
    #expect(
      run.output.hasPrefix(
        "Raw times are not compared: the machines or builds differ (CPU 'AMD EPYC'"))
    #expect(!run.output.contains("  time  "))
    #expect(run.output.contains("speed-up"))
    #expect(run.output.contains("1.00x"))
  }

  @Test func otherOptionsOfTheAllocatorAreAnotherMachine() async throws {
    try await ScratchFolder.with { folder in
      for (name, options) in [("a.json", nil), ("b.json", "dirty_decay_ms:0")]
        as [(String, String?)]
      {
        let run = try await Command.relubench(
          Short.run + ["-o", name], in: folder, environment: ["MALLOC_CONF": options]
        ).run()
        #expect(run.ending == .exited(0), "\(run.errors)")
      }
      let diff = try await Command.relubench(["diff", "a.json", "b.json"], in: folder).run()
      let text = diff.output.split { $0.isWhitespace }.joined(separator: " ")
      #expect(
        text.hasPrefix(
          "Raw times are not compared: the machines or builds differ (allocator's option "
            + "dirty_decay_ms '10000' and '0')."), "\(text)")
      let doctor = try await Command.relubench(
        ["doctor"], in: folder, environment: ["MALLOC_CONF": "dirty_decay_ms:0"]
      ).run()
      #expect(doctor.output.contains("MALLOC_CONF is set: dirty_decay_ms:0"))
    }
  }

  /// A record from before builds were looked at, and one of today.
  @Test func whatAnOlderRecordDoesNotSayIsNoDifferenceAndIsNamed() async throws {
    var newer = try KeptRecord.current()
    newer.environment.build.observed = .init(swift: .size)
    let run = try await diff(try KeptRecord.current(), newer)
    #expect(run.ending == .exited(0))
    #expect(run.output.contains("  time  "))
    #expect(run.output.contains("raw times may differ by them: optimization of Swift."))
  }

  @Test func oldRecordsHaveNoVersionsAndThatIsSaid() async throws {
    let run = try await diff(try KeptRecord.old(), try KeptRecord.current())
    #expect(run.ending == .exited(0))
    #expect(run.output.hasPrefix("Raw times of 82 benchmarks are not compared: "))
  }

  @Test func changedBenchmarksAreMarkedAndComparedByRatios() async throws {
    var changed = try KeptRecord.current()
    changed.benchmarks[2].version = "0123456789abcdef"
    let run = try await diff(try KeptRecord.current(), changed)
    #expect(run.ending == .exited(0))
    #expect(
      run.output.hasPrefix(
        "Benchmarks that are not the same in both records: 1, marked 'changed'. Their raw times are"
      ))
    let rows = run.output.split(separator: "\n").filter { $0.contains("  speed-up  ") }
    #expect(rows.count == 1)
    #expect(rows.first?.hasPrefix("scalar-branchless/baseline ") == true)
    #expect(run.output.contains("  time  "))
    // Behind the row, or where that would be too long, below it.
    #expect(run.output.contains("  changed\n"))
    #expect(!run.output.contains("Not compared:"))
    let json = try JSONValue(
      json: try await diff(try KeptRecord.current(), changed, ["--format", "json"]).output.utf8)
    #expect(json["rawTimes"] == .bool(false))
    #expect(json["changed"]?.elements.map { $0["variant"] } == [.string("scalar-branchless")])
    let marked = try #require(json["entries"]).elements.filter { $0["changed"] == .bool(true) }
    #expect(marked.map { $0["metric"] } == [.string("speed-up")])
  }

  @Test func changedBenchmarksWithNothingToBeRelativeToAreListed() async throws {
    var changed = try KeptRecord.current()
    changed.benchmarks[0].version = "0123456789abcdef"
    let run = try await diff(try KeptRecord.current(), changed)
    #expect(run.output.contains("Not compared:\n  relu/scalar-branch/baseline: relu, 4Ki"))
    #expect(run.output.contains("0123456789abcdef"))
  }

  @Test func manyBenchmarksOfOneRecordAreCountedAndNamedOnRequest() async throws {
    var few = try KeptRecord.current()
    few.benchmarks.removeLast(20)
    let brief = try await diff(try KeptRecord.current(), few)
    #expect(brief.output.contains("Only in the base: 20 benchmarks; --verbose names them"))
    let long = try await diff(try KeptRecord.current(), few, ["--verbose"])
    #expect(long.output.contains("Only in the base:\n  "))
    let lines = [brief, long].map { $0.output.split(separator: "\n").count }
    #expect(lines[1] > lines[0] + 18)
  }

  @Test func jsonSaysWhatWasCompared() async throws {
    let run = try await diff(
      try KeptRecord.current(), try slower(3),
      ["--format", "json", "--kernel", "relu/simd16/*", "--margin", "10"])
    let json = try JSONValue(json: run.output.utf8)
    #expect(
      json.keys == [
        "caution", "changed", "entries", "machineDifferences", "margin", "notCompared",
        "onlyInBase", "onlyInCandidate", "rawTimes",
      ])
    #expect(json["rawTimes"] == .bool(true))
    #expect(json["margin"] == .number(0.1))
    let entries = try #require(json["entries"]).elements
    #expect(!entries.isEmpty)
    for entry in entries {
      #expect(entry["metric"] == .string("time"))
      #expect(entry["benchmark"]?["variant"] == .string("simd16"))
      guard case .number(let ratio) = entry["ratio"] else {
        Issue.record("no ratio")
        return
      }
      #expect(abs(ratio - 3) < 1e-9)
    }
  }

  @Test func nothingInCommonIsBadDataThatNamesBothFiles() async throws {
    var other = try KeptRecord.current()
    for index in other.benchmarks.indices { other.benchmarks[index].identity.distribution = "x" }
    let run = try await diff(try KeptRecord.current(), other)
    #expect(run.ending == .exited(65))
    #expect(run.output == "")
    #expect(run.errors.contains("'base.json' and 'candidate.json' have no benchmark in common"))
  }

  @Test func noiseAndUnfinishedRunsAreSaidOfTheRecordTheyAreOf() async throws {
    var candidate = try KeptRecord.current()
    let noise = NoiseRecord(before: NoiseReading(computeJitter: 0.1, memoryJitter: 0))
    candidate.command.noise = noise
    candidate.command.end(.interrupted, at: candidate.command.startedAt)
    let run = try await diff(try KeptRecord.current(), candidate)
    #expect(run.ending == .exited(0))
    #expect(run.output.hasPrefix("CANDIDATE \(noise.line)\n\nkernel "))
    #expect(
      run.errors.hasPrefix("warning: 'candidate.json' is the record of a run that was interrupted"))
  }
}
