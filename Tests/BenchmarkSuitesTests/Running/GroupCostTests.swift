// What a group is estimated to take, before anything of it is done.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct GroupCostTests {
  private static let rates = MachineRates(preparing: 2, verifying: 3, scalar: 0.5, vector: 0.1)
  private static let clock = ClockCharacter(resolution: 1, overhead: 20)
  private static let vector = "relu/simd8/baseline"
  private static let scalar = "relu/scalar-branch/baseline"

  private static func least(
    _ ids: [String], elements: Int = 1 << 20, threads: Int = 1, placement: Placement = .standard,
    skipped: Set<String> = [], ceilings: Bool = false
  ) -> LeastTime {
    let workload = Workload(operation: .relu, elements: elements, placement: placement)
    let specs = ids.compactMap { id in
      (KernelCatalog.kernel(id: id)?.identity ?? TestCatalog.peers.first { $0.id == id }).map {
        BenchmarkSpec(
          kernel: $0, workload: workload, threads: threads,
          skipReason: skipped.contains(id) ? "no" : nil)
      }
    }
    return GroupCost(
      BenchmarkGroup(title: "test", specs: specs), rates: rates, measuresCeilings: ceilings
    ).least(clock: clock, budget: 0)
  }

  /// 8 MiB are filled once and verified for each kernel; each takes 28 iterations by its own rate:
  /// one before two trials, a warm-up, and two in each of 12 rounds.
  @Test func followsTheBytes() {
    let bytes = Double(8 << 20)
    let one = Self.least([Self.vector])
    #expect(one.preparation == bytes * (2 + 3))
    #expect((one.rounds / (28 * bytes * 0.1) - 1).magnitude < 1e-9)
    let two = Self.least([Self.vector, Self.scalar])
    #expect(two.preparation == bytes * (2 + 3 + 3))
    #expect((two.rounds / (28 * bytes * (0.1 + 0.5)) - 1).magnitude < 1e-9)
    let large = Self.least([Self.vector], elements: 1 << 22)
    #expect((large.total / one.total - 4).magnitude < 1e-9)
  }

  /// However short an iteration, a sample is as long as the clock wants it.
  @Test func shortArraysTakeTheirSamples() {
    let short = Self.least([Self.vector], elements: 64)
    #expect(short.rounds > 24 * 100_000 && short.rounds < 30 * 100_000)
  }

  @Test func whatIsSkippedTakesNothing() {
    #expect(Self.least([Self.vector], skipped: [Self.vector]) == LeastTime())
    #expect(
      Self.least([Self.vector, Self.scalar], skipped: [Self.scalar]) == Self.least([Self.vector]))
  }

  @Test func ceilingsAndInPlaceTakeMore() {
    let plain = Self.least([Self.vector])
    let limited = Self.least([Self.vector], ceilings: true)
    // Of each loop that is tried two iterations and four milliseconds, or more.
    #expect(limited.preparation > plain.preparation + 2 * 4_000_000)
    #expect(limited.rounds > 3 * plain.rounds)
    let placement = Placement.standard.with(output: .inPlace)
    #expect(Self.least([Self.vector], placement: placement).rounds > 1.5 * plain.rounds)
  }

  /// Whoever comes after them waits.
  @Test func foreignThreadsTakeAPauseForEachOfTheirTurns() throws {
    let peer = try #require(TestCatalog.peers.first).id
    let alone = Self.least([Self.vector, peer], elements: 64, threads: 1)
    let together = Self.least([Self.vector, peer], elements: 64, threads: 2)
    let pauses = Double(Settling.leastPause) * 13
    #expect((together.rounds - alone.rounds - pauses).magnitude < 0.01 * pauses)
  }

  @Test func machinesRatesAreFound() throws {
    let rates = try #require(MachineRates.ofThisMachine())
    for rate in [rates.preparing, rates.verifying, rates.scalar, rates.vector] {
      // Between 1 TB/s and 1 MB/s.
      #expect(rate > 0.001 && rate < 1000)
    }
  }
}
