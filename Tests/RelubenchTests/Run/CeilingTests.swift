// Ceilings and cold caches in the record of a real run.

import BenchmarkKit
import TestSupport
import Testing

@Suite struct CeilingTests {
  private static func record(
    _ arguments: [String], _ status: Int32 = 0
  ) async throws -> (Record, FinishedCommand) {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(arguments + ["--output", "r.json"], in: folder).run()
      #expect(run.ending == .exited(status), "\(run.errors)")
      #expect(try folder.violations(in: "r.json") == [])
      return (try folder.record("r.json"), run)
    }
  }

  @Test func everyBenchmarkIsHeldAgainstOneOfItsGroup() async throws {
    let (record, run) = try await Self.record(Short.run)
    let measured = record.benchmarks.filter { $0.figures != nil }
    #expect(measured.contains { $0.identity.isCeiling })
    for benchmark in measured where !benchmark.identity.isCeiling {
      let ceiling = try #require(benchmark.ceiling)
      let own = try #require(
        measured.first {
          $0.identity.kernel == "ceiling/\(ceiling.name)" && $0.group == benchmark.group
            && $0.identity.threads == ceiling.threads
        })
      #expect(own.throughput == ceiling.throughput)
      #expect(own.figures?.rounds == benchmark.figures?.rounds)
      #expect(benchmark.busBytesPerIteration ?? 0 >= benchmark.identity.bytesPerIteration)
    }
    #expect(run.output.contains("ceiling  speed-up"))
    #expect(run.output.contains("\nceiling/copy "))
  }

  @Test func ceilingsCanBeLeftOut() async throws {
    let (record, run) = try await Self.record(Short.run + ["--no-ceilings"])
    #expect(record.benchmarks.contains { $0.status == .ok })
    #expect(record.benchmarks.allSatisfy { !$0.identity.isCeiling && $0.ceiling == nil })
    #expect(!run.output.contains("ceiling"))
  }

  /// Beside the other tests the ceilings may be disturbed more than the kernels: what then lies above
  /// them has to say so, which is what holding means.
  @Test(arguments: ["reused", "in-place"])
  func coldRunIsHeldAgainstMemory(_ output: String) async throws {
    try await ScratchFolder.with { folder in
      let run = try await Command.relubench(
        [
          "--suite", "cold", "--elements", "16Ki", "--kernel", "relu/simd16/baseline",
          "--threads", "1", "--into", output, "--budget", "0.5", "--output", "r.json",
        ], in: folder
      ).run()
      let record = try folder.record("r.json")
      #expect(try folder.violations(in: "r.json") == [])
      let isHeld = record.benchmarks.allSatisfy { $0.status == .ok }
      #expect(run.ending == .exited(isHeld ? 0 : 4), "\(run.errors)")
      for benchmark in record.benchmarks {
        #expect(benchmark.identity.cache == .cold)
        guard benchmark.status != .ok else { continue }
        #expect(benchmark.status == .invalid)
        let reason = benchmark.reason ?? ""
        if reason.contains("three times the last-level cache") {
          // The memory itself seems cached: no row is cold, ceilings no more than kernels.
          #expect(record.benchmarks.allSatisfy { $0.reason == reason })
        } else {
          // A ceiling is held against the memory as kernels are, and against no other ceiling.
          let isAbove = !benchmark.identity.isCeiling && reason.hasPrefix("above its ceiling: ")
          #expect(isAbove || reason.hasPrefix("not cold: "), "\(reason)")
        }
      }
      let memory = record.benchmarks.filter { $0.identity.kernel.hasPrefix("ceiling/memory-") }
      #expect(memory.count == (output == "in-place" ? 1 : 3))
      #expect(run.output.contains("cold cache"))
    }
  }

  @Test func bothStatesCanBeAskedFor() async throws {
    let (record, _) = try await Self.record([
      "--cache", "warm,cold", "--elements", "16Ki", "--kernel", "relu/simd16/baseline",
      "--threads", "1", "--budget", "0.5", "--no-ceilings",
    ])
    #expect(Set(record.benchmarks.map(\.identity.cache)) == [.warm, .cold])
  }
}
