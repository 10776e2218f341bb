// What does not get its threads has no figure, and says so.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

/// Has as many threads as a test says.
private struct RefusedForkJoin: ForkJoin {
  let variant = "parallel-refused"
  let threads = "refused threads"
  let given: Int

  func run(_ call: borrowing ChunkedCall, parts: Int) {
    for part in 0..<parts { call.run(part: part) }
  }

  func prepare(threads: Int) -> Int { min(threads, given) }
}

extension GroupRunnerTests {
  private static func records(on forkJoin: any ForkJoin, threads: Int) throws -> [BenchmarkRecord] {
    let kernel = ParallelKernel(SpiedKernel(), on: forkJoin)
    let group = BenchmarkGroup(
      title: "test",
      specs: [
        BenchmarkSpec(
          kernel: KernelCatalog.reference(for: .relu).identity, workload: workload()),
        BenchmarkSpec(
          kernel: kernel.identity, workload: workload(), threads: threads, chunking: Chunking()),
      ])
    return try #require(try runner([kernel]).run(group, budget: budget))
  }

  private static func reason(_ got: Int, of wanted: Int) -> String {
    "only \(got) of its \(wanted) threads came: the system refuses threads (ulimit -u, or the pids "
      + "limit of a container), or has no core for them"
  }

  @Test(arguments: [1, 3]) func refusedThreadsAreNoFigure(_ given: Int) throws {
    let records = try Self.records(on: RefusedForkJoin(given: given), threads: 4)
    #expect(records.map(\.status) == [.ok, .invalid])
    #expect(records[1].reason == Self.reason(given, of: 4))
    #expect(records[1].figures == nil)
  }

  /// A fork-join that promises threads and has none.
  @Test func threadsThatDoNotComeAreNoFigure() throws {
    let records = try Self.records(on: RefusedForkJoin(given: 4), threads: 2)
    #expect(records.map(\.status) == [.ok, .invalid])
    #expect(records[1].reason == Self.reason(1, of: 2))
  }

  @Test func threadsThatCome() throws {
    #expect(try Self.records(on: ScriptedForkJoin(), threads: 3).map(\.status) == [.ok, .ok])
  }
}
