// Cold workloads: every iteration takes the set that was used longest ago.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Synchronization
import Testing

// One after the other: each fills a pool of three times the last cache, at the pace of the memory.
@Suite(.serialized) struct ColdRotationTests {
  private static func workload(_ output: Placement.Output = .reused) -> Workload {
    Workload(
      operation: .relu, elements: 1 << 18, placement: .standard.with(output: output), cache: .cold)
  }

  /// The addresses of x in all calls after verification, and how often the input was untouched; more
  /// calls than there are sets.
  ///
  /// A budget is for the filling of the sets as well, which takes as long as the last cache is large.
  private static func calls(
    _ workload: Workload, kernels count: Int = 1
  ) throws -> [(address: UInt, isOriginal: Bool)] {
    for seconds in [0.5, 2, 8, 32, 128] {
      let calls = try calls(workload, kernels: count, seconds: seconds)
      if calls.count > workload.setCount { return calls }
    }
    return []
  }

  private static func calls(
    _ workload: Workload, kernels count: Int, seconds: Double
  ) throws -> [(address: UInt, isOriginal: Bool)] {
    let log = Log()
    let spies = (0..<count).map { number in
      SpiedKernel(variant: "spied-\(number)", before: { log.add($0) })
    }
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      kernel: { id in spies.first { $0.id == id } })
    let group = BenchmarkGroup(
      title: "test", specs: spies.map { BenchmarkSpec(kernel: $0.identity, workload: workload) })
    let records = try #require(try runner.run(group, budget: UInt64(seconds * 1e9)))
    #expect(records.map(\.status) == spies.map { _ in .ok })
    return Array(log.calls.dropFirst(count * workload.setCount))
  }

  @Test(arguments: [Placement.Output.reused, .inPlace], [1, 2])
  func noSetComesBackBeforeAllOthers(_ output: Placement.Output, _ kernels: Int) throws {
    let workload = Self.workload(output)
    let sets = workload.setCount
    let streams = output == .inPlace ? 1 : 2
    #expect(sets * streams * (4 << 18) > 3 * LastLevelCache.ofThisMachine.bytes)
    #expect((sets - 1) * streams * (4 << 18) <= 3 * LastLevelCache.ofThisMachine.bytes)
    let addresses = try Self.calls(workload, kernels: kernels).map(\.address)
    try #require(addresses.count > sets)
    // Each window of as many calls as there are sets holds all of them.
    let early = addresses.indices.dropLast(sets).first { start in
      Set(addresses[start..<(start + sets)]).count < sets
        || addresses[start] != addresses[start + sets]
    }
    #expect(early == nil)
  }

  /// Else a prefetcher that runs on past the end of one set has the next in the cache.
  @Test func setsAreNotInTheOrderOfTheirAddresses() throws {
    let workload = Self.workload()
    let turn = try Self.calls(workload).map(\.address).prefix(workload.setCount)
    let neighbours = zip(turn.sorted(), turn.sorted().dropFirst()).map { ($0, $1) }
    let following = zip(turn, turn.dropFirst()).count { pair in
      neighbours.contains { $0 == pair }
    }
    #expect(following < workload.setCount / 4)
  }

  @Test func everySetInPlaceIsRestoredBeforeItsNextTurn() throws {
    let workload = Self.workload(.inPlace)
    let calls = try Self.calls(workload)
    try #require(calls.count > workload.setCount)
    #expect(calls.allSatisfy { $0.isOriginal })
  }

  @Test func verificationLooksAtEverySet() throws {
    let seen = Tally()
    let wrong = SpiedKernel(
      variant: "wrong", before: { _ in },
      after: { operands in
        seen.add(1)
        if seen.counts[1] == 10 { operands.output[3] = 17 }
      })
    let runner = GroupRunner(
      suite: "test", seed: 1, clock: ClockCharacter(resolution: 1, overhead: 20),
      kernel: { _ in wrong })
    let spec = BenchmarkSpec(kernel: wrong.identity, workload: Self.workload())
    let records = try runner.run(
      BenchmarkGroup(title: "test", specs: [spec]), budget: 1_000_000)
    #expect(records?.map(\.status) == [.wrongAnswer])
  }

  @Test func freshOutputsAndSpecksAreNoColdData() throws {
    func reasons(_ elements: String, _ output: Placement.Output) throws -> Set<String?> {
      let context = try TestCatalog.context {
        $0.elements = try ElementCounts(parsing: elements)
        $0.output = output
      }
      return Set(try TestCatalog.specs("cold", context).map(\.skipReason))
    }
    #expect(try reasons("1Ki", .reused) == [nil])
    let fresh = try reasons("1Ki", .fresh)
    #expect(fresh == ["a fresh output is where the allocator last freed one, in a cache"])
    let tiny = try reasons("64", .reused)
    #expect(
      tiny == ["cold arrays take whole pages, of which this one would use 6 %; take more elements"])
  }
}

/// What calls were about.
private final class Log: Sendable {
  private let entries = Mutex<[(address: UInt, isOriginal: Bool)]>([])
  private let sink = Mutex<Float>(0)

  var calls: [(address: UInt, isOriginal: Bool)] { entries.withLock { $0 } }

  /// Also works for a while that is another one for each call: figures that agree would end the rounds before
  /// every set has had its turn.
  func add(_ operands: KernelOperands) {
    // A half of the elements is negative until ReLU has been there.
    let isOriginal = (0..<64).contains { operands.x[$0] < 0 }
    let call = entries.withLock { entries in
      entries.append((UInt(bitPattern: operands.x), isOriginal))
      return entries.count
    }
    var generator = SplitMix64(seed: UInt64(call))
    let reads = Int.random(in: 0..<operands.count, using: &generator)
    let sum = (0..<reads).reduce(0 as Float) { $0 + operands.x[$1] }
    sink.withLock { $0 = sum }
  }
}
