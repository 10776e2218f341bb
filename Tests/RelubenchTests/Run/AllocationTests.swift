// What the allocator hands out during timed samples, as a record of a real run says.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct AllocationTests {
  private static func benchmarks(
    into output: String, _ operation: String
  ) async throws -> [BenchmarkRecord] {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        [
          "--suite", "allocation", "--operation", operation, "--elements", "1000,64Ki", "--threads",
          "1", "--into", output, "--budget", "0.4", "--output", "r.json",
        ], in: folder
      ).run()
      #expect(run.ending == .exited(0), "\(run.errors)")
      return try folder.record("r.json").benchmarks.filter {
        $0.status == .ok && !$0.identity.isCeiling
      }
    }
  }

  @Test(arguments: ["relu", "relu-gradient"], ["reused", "in-place"])
  func nothingIsAllocatedInTimedSamplesOnOneThread(
    _ operation: String, _ output: String
  ) async throws {
    let benchmarks = try await Self.benchmarks(into: output, operation)
    #expect(!benchmarks.isEmpty)
    for benchmark in benchmarks {
      #expect(benchmark.identity.placement.output.rawValue == output)
      #expect(benchmark.figures?.allocatedBytes == 0, "\(benchmark.identity)")
    }
  }

  @Test(arguments: ["relu", "relu-gradient"])
  func freshOutputIsAllocatedInTimedSamples(_ operation: String) async throws {
    let benchmarks = try await Self.benchmarks(into: "fresh", operation)
    #expect(!benchmarks.isEmpty)
    for benchmark in benchmarks {
      #expect(benchmark.identity.placement.output.rawValue == "fresh")
      let figures = try #require(benchmark.figures)
      // An output for every iteration of every sample, and the allocator rounds up.
      let least = 4 * benchmark.identity.elements * figures.batch * figures.samples.count
      #expect(try #require(figures.allocatedBytes) >= least, "\(benchmark.identity)")
    }
  }
}
