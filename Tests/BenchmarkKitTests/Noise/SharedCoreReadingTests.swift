// Which CPUs count as threads of one core, and what the doctor says of them.

import BenchmarkKit
import Testing

@Suite struct SharedCoreReadingTests {
  private static func pair(
    _ first: Int, _ second: Int, _ slowdown: Double
  ) throws -> SharedCoreReading.Pair {
    // A neighbour of the machine doubles the time of half of the slices, idle and busy alike.
    let idle = (0..<24).map { $0 < 12 ? 100.0 : 200 }
    return try #require(
      SharedCoreReading.Pair(
        first: first, second: second, idle: idle, busy: idle.map { $0 * slowdown }))
  }

  @Test(arguments: [(1.0, false), (1.2, false), (1.3, true), (1.9, true)])
  func slowdownDecides(_ slowdown: Double, _ isOneCore: Bool) throws {
    let pair = try Self.pair(0, 1, slowdown)
    #expect((pair.slowdown - slowdown).magnitude < 1e-9)
    #expect(pair.isOneCore == isOneCore)
    let finding = try #require(Doctor.finding(SharedCoreReading(pairs: [pair])))
    #expect(finding.subject == "shared-core")
    #expect(finding.severity == (isOneCore ? .advice : .fine))
  }

  @Test func threadsOfACoreAreNamedTogether() throws {
    let reading = SharedCoreReading(pairs: [
      try Self.pair(0, 2, 1.7), try Self.pair(0, 1, 1.02), try Self.pair(1, 3, 1.8),
      try Self.pair(2, 4, 1.6),
    ])
    #expect(reading.cores == [[0, 2, 4], [1, 3]])
    let finding = try #require(Doctor.finding(reading))
    #expect(finding.title.hasPrefix("CPUs 0 and 2 and 4, 1 and 3 are threads of one core"))
    #expect(finding.title.contains("1.80 times"))
  }

  /// Of each pair for itself, whichever readings have it.
  @Test func medianOfReadingsCounts() throws {
    let readings = [
      SharedCoreReading(pairs: [try Self.pair(0, 1, 1.7), try Self.pair(0, 2, 1.1)]),
      SharedCoreReading(pairs: [try Self.pair(0, 2, 1.8), try Self.pair(0, 1, 1.0)]),
      SharedCoreReading(pairs: [try Self.pair(1, 2, 1.6), try Self.pair(0, 1, 1.2)]),
      SharedCoreReading(pairs: [try Self.pair(0, 2, 1.0)]),
    ]
    let reading = SharedCoreReading(medianOf: readings)
    #expect(reading.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
    #expect(reading.pairs.map { ($0.slowdown * 10).rounded() } == [12, 11, 16])
    #expect(reading.cores == [[1, 2]])
    #expect(SharedCoreReading(medianOf: []).pairs.isEmpty)
  }

  @Test func withoutPairsNothingIsSaid() {
    #expect(Doctor.finding(SharedCoreReading(pairs: [])) == nil)
    #expect(SharedCoreReading.Pair(first: 0, second: 1, idle: [1], busy: []) == nil)
  }
}
