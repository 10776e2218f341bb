// When cores count as apart, and what the doctor says of it.

import BenchmarkKit
import Testing

@Suite struct HandOverReadingTests {
  private static func bursts(near: Int, far: Int, _ times: (Double, Double) = (100, 470))
    -> [Double]
  {
    // Not in order.
    Array(repeating: times.1, count: far) + Array(repeating: times.0, count: near)
  }

  @Test(arguments: [(100, 0), (90, 10), (60, 40), (99, 1), (20, 80)])
  func shareIsThatOfTheTime(near: Int, far: Int) throws {
    let reading = try #require(HandOverReading(bursts: Self.bursts(near: near, far: far)))
    #expect(reading.near == 100)
    #expect(reading.far == (far > 0 ? 470 : nil))
    let time = Double(470 * far) / Double(470 * far + 100 * near)
    #expect((reading.farShare - time).magnitude < 1e-12)
  }

  /// Between two cores of one group they differ by less than between two groups.
  @Test(arguments: [(249.0, false), (251, true)])
  func whatCountsAsFar(time: Double, isFar: Bool) throws {
    let reading = try #require(
      HandOverReading(bursts: Self.bursts(near: 50, far: 50, (100, time))))
    #expect((reading.farShare > 0) == isFar)
    #expect((reading.far != nil) == isFar)
  }

  @Test func errorOfTwoClocksIsNotNear() throws {
    let reading = try #require(
      HandOverReading(bursts: [1, 2] + Array(repeating: 100, count: 98)))
    #expect(reading.near == 100)
    #expect(reading.farShare == 0)
  }

  @Test(arguments: [[], [0], [0, 0, 0]] as [[Double]])
  func withoutATimeThereIsNone(bursts: [Double]) {
    #expect(HandOverReading(bursts: bursts) == nil)
  }

  @Test(arguments: [(100, 0), (99, 1), (80, 20)])
  func doctorSpeaksOfCoresThatMove(near: Int, far: Int) throws {
    let reading = try #require(HandOverReading(bursts: Self.bursts(near: near, far: far)))
    let finding = Doctor.finding(reading)
    #expect(finding.subject == "hand-over")
    if far > 1 {
      #expect(finding.severity == .advice)
      #expect(
        finding.title == "hand-over from core to core: 100 ns, and 470 ns in 54 % of the time")
      #expect(finding.remedy != nil)
    } else {
      #expect(finding.severity == .fine)
      #expect(finding.title == "hand-over from core to core: 100 ns")
    }
    let findings = Doctor.findings(for: Example.environment, handOver: reading)
    #expect(findings.contains(finding))
    #expect(!Doctor.findings(for: Example.environment).contains { $0.subject == "hand-over" })
  }
}
