// A real run leaves a record that others can rely on.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct RecordOfARunTests {
  /// The list, not the code's.
  private static let names = [
    "kernel", "operation", "variant", "instructionSet", "elementType", "elements", "distribution",
    "placement", "cache", "threads", "bytesPerIteration", "batch", "samples", "median", "interval",
    "mad", "minimum", "throughput", "status",
  ]

  @Test func followsTheSchemaAndHasEveryName() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run + ["--output", "r.json"], in: folder).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      let json = try folder.json("r.json")
      #expect(json.keys == ["benchmarks", "command", "environment", "schemaVersion"])
      let benchmarks = try #require(json["benchmarks"]).elements
      #expect(!benchmarks.isEmpty)
      for benchmark in benchmarks {
        #expect(Set(Self.names).subtracting(benchmark.keys) == [])
      }
      #expect(try folder.names() == ["r.json"], "no temporary is left")
    }
  }

  @Test func figuresFollowFromTheSamples() async throws {
    try await ScratchFolder.with { folder in
      _ = try await Command.relubench(Short.run + ["--output", "r.json"], in: folder).run()
      let record = try folder.record("r.json")
      #expect(record.command.state == .complete)
      #expect(record.command.finishedAt != nil)
      var measured = 0
      for benchmark in record.benchmarks
      where benchmark.status != .skipped && !benchmark.identity.isCeiling {
        measured += 1
        #expect(benchmark.status == .ok)
        let figures = try #require(benchmark.figures)
        #expect(figures.samples.count >= 6)
        // Nine samples beside a clear core are enough.
        let clear = zip(figures.samples, figures.sharedCore ?? []).filter { $1 < 1.03 }.map(\.0)
        let sorted = (clear.count < 9 ? figures.samples : clear).sorted()
        let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        #expect((figures.median - middle).magnitude <= 1e-9 * middle)
        #expect(figures.minimum == sorted[0])
        #expect(figures.interval.low <= figures.median && figures.median <= figures.interval.high)
        #expect(benchmark.identity.elements == 64)
        // Four bytes in, four bytes out.
        #expect(benchmark.identity.bytesPerIteration == 512)
        let throughput = try #require(benchmark.throughput)
        #expect((throughput - 512 / figures.median).magnitude <= 1e-9 * throughput)
      }
      #expect(measured >= 2)
    }
  }

  @Test func readerOfTheOutputIsInTheRecordAndTheTable() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        Short.run + ["--consumer", "none,read", "--output", "r.json"], in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      #expect(run.output.contains(", output read\n"))
      let kernels = try folder.record("r.json").benchmarks.filter {
        $0.identity.isKernel && $0.status == .ok
      }
      let read = kernels.filter { $0.identity.consumer == .read }
      #expect(!read.isEmpty && kernels.count == 2 * read.count)
      #expect(read.allSatisfy { $0.identity.bytesPerIteration == 768 })
    }
  }

  @Test func noiseIsLookedForBeforeAndAfterAndPrinted() async throws {
    try await ScratchFolder.with { folder in
      let arguments = Short.run + ["--output", "r.json", "--quiet"]
      let run = try await Command.relubench(arguments, in: folder).run()
      let noise = try #require(try folder.record("r.json").command.noise)
      #expect(noise.after != nil)
      #expect(run.output.replacing("\n  ", with: " ").hasPrefix(noise.line + "\n\nkernel"))
    }
  }

  @Test func conditionsAreRecordedWithEachFigure() async throws {
    try await ScratchFolder.with { folder in
      _ = try await Command.relubench(Short.run + ["--output", "r.json"], in: folder).run()
      let record = try folder.record("r.json")
      let counters = try #require(record.environment.counters)
      #expect(counters.available == (counters.reason == nil))
      for benchmark in record.benchmarks {
        let isMeasured = benchmark.figures != nil
        #expect((benchmark.frequency != nil) == isMeasured)
        #expect((benchmark.disturbance?.involuntarySwitches != nil) == isMeasured)
        if !counters.available { #expect(benchmark.counters == nil) }
        guard let frequency = benchmark.frequency else { continue }
        #expect(frequency.probes >= 2)
        #expect(frequency.minimum <= frequency.median && frequency.median <= frequency.maximum)
      }
    }
  }

  @Test func commandIsRecordedAsTyped() async throws {
    try await ScratchFolder.with { folder in
      let arguments = Short.run + ["--seed", "18446744073709551615", "-o", "r.json", "--quiet"]
      _ = try await Command.relubench(arguments, in: folder).run()
      let command = try folder.record("r.json").command
      #expect(command.arguments == arguments)
      #expect(command.suite == "quick")
      #expect(command.seed.rawValue == .max)
      #expect(command.budgetSeconds == 0.1)
    }
  }

  @Test func sameOptionsGiveTheSameBenchmarks() async throws {
    try await ScratchFolder.with { folder in
      let arguments = ["--elements", "64,100", "--budget", "0.2", "--seed", "7", "--output"]
      for name in ["a.json", "b.json"] {
        let run = try await Command.relubench(arguments + [name], in: folder).run()
        #expect(run.ending == .exited(0), "\(run.errors)")
      }
      let (a, b) = (try folder.record("a.json"), try folder.record("b.json"))
      #expect(a.benchmarks.map(\.identity) == b.benchmarks.map(\.identity))
      #expect(a.command.seed == b.command.seed)
      #expect(a.benchmarks.count > 10)
    }
  }

  @Test func defaultFileLiesInTheWorkingDirectory() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(Short.run, in: folder).run()
      let names = try folder.names()
      #expect(names.count == 1)
      let name = try #require(names.first)
      #expect(name.wholeMatch(of: /relubench-quick-\d{8}T\d{6}Z\.json/) != nil, "\(name)")
      #expect(run.errors.contains("Record: \(name)\n"))
      #expect(try folder.violations(in: name) == [])
    }
  }

  @Test func withoutAVerbItRuns() async throws {
    try await ScratchFolder.with { folder in
      let arguments = Array(Short.run.dropFirst()) + ["--output", "r.json"]
      let run = try await Command.relubench(arguments, in: folder).run()
      #expect(run.ending == .exited(0))
      #expect(try folder.record("r.json").command.verb == "run")
    }
  }

  /// Leaky ReLU again and again on the same data leaves zeros, so no kernel is measured.
  @Test func nothingMeasuredIsNoSuccess() async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        [
          "--kernel", "leaky-relu/simd16/*", "--into", "in-place", "--elements", "64", "--budget",
          "0.1", "-o", "r.json",
        ], in: folder
      ).run()
      #expect(run.ending == .exited(5))
      #expect(try folder.violations(in: "r.json") == [])
      let record = try folder.record("r.json")
      #expect(record.command.state == .complete)
      #expect(!record.benchmarks.isEmpty)
      for benchmark in record.benchmarks {
        #expect(benchmark.status == .skipped)
        #expect(benchmark.reason?.isEmpty == false)
      }
      #expect(run.output.contains("shrinks the data to zero"))
    }
  }

  @Test(arguments: [
    ["--operation", "leaky-relu", "--slope", "-0.5"],
    ["--suite", "distributions", "--distribution", "nan-1", "--kernel", "relu/simd16/baseline"],
    ["--distribution", "subnormal-10", "--kernel", "relu/simd8/baseline"],
    ["--suite", "allocation", "--kernel", "relu/simd16/baseline"],
    ["--kernel", "relu/streaming/*", "--into", "in-place"],
  ]) func numbersAreFiniteAndTheRecordValid(_ arguments: [String]) async throws {
    try await ScratchFolder.with { folder in
      let size = ["--elements", "64", "--budget", "0.2", "--output", "r.json"]
      let run = try await Command.relubench(arguments + size, in: folder).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      let text = try #require(folder.text("r.json")).lowercased()
      // Ids and names never hold these as values; a number that is none would.
      for literal in [":nan", ": nan", ":inf", ": inf", ":-inf", ": -inf", "[nan", ",nan", ",inf"] {
        #expect(!text.contains(literal), "\(literal)")
      }
    }
  }
}
