// Which CPUs are tried, and what becomes of those that are refused.

import BenchmarkKit
import BenchmarkSuites
import ReLUKernels
import Testing

@Suite struct SharedCoreProbeTests {
  /// Numbers of CPUs of which even ones share a core with the next.
  private static func reading(_ cpus: [Int], refused: Int? = nil) -> SharedCoreReading {
    SharedCoreProbe(cpus: cpus) { first, second in
      guard first != refused, second != refused else { return nil }
      return { isBusy in isBusy && first / 2 == second / 2 ? 170 : 100 }
    }.reading()
  }

  @Test func everyTwoAreTried() {
    let reading = Self.reading([0, 1, 2, 3])
    #expect(reading.pairs.count == 6)
    #expect(reading.cores == [[0, 1], [2, 3]])
  }

  @Test func manyAreNotAllTried() {
    #expect(Self.reading(Array(0..<64)).pairs.count == 15)
  }

  @Test func refusedCPUIsLeftOut() {
    #expect(Self.reading([0, 1, 2, 3], refused: 1).cores == [[2, 3]])
  }

  /// A host runs both CPUs on one core in some readings, or a reading of one core is disturbed: the most decide.
  @Test(arguments: [
    ("two", 1, 1.0), ("one two two two two", 5, 1), ("one one two two two", 5, 1),
    ("one one one one one", 5, 1.7), ("one two one one two", 5, 1.7),
  ])
  func oneReadingDoesNotDecideForASharedCore(
    _ spells: String, _ expected: Int, _ slowdown: Double
  ) throws {
    let spells = spells.split(separator: " ")
    var (readings, waits) = (0, 0)
    let probe = SharedCoreProbe(cpus: [0, 1]) { _, _ in
      let isOne = spells[readings] == "one"
      readings += 1
      return { isBusy in isBusy && isOne ? 170 : 100 }
    }
    let reading = probe.steadyReading { waits += 1 }
    #expect((readings, waits) == (expected, expected - 1))
    #expect((try #require(reading.pairs.first).slowdown - slowdown).magnitude < 1e-9)
    #expect(reading.cores.isEmpty == (slowdown == 1))
  }

  /// What it finds the machine decides; the thread has its CPUs back.
  @Test func thisMachineHasAReading() throws {
    let before = ThreadAffinity.current
    guard let probe = SharedCoreProbe() else { return }
    let reading = probe.reading()
    #expect(reading.pairs.allSatisfy { $0.slowdown > 0.2 && $0.slowdown < 20 })
    #expect(ThreadAffinity.current == before)
  }
}
