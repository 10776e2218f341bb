// The line above the table that says how noisy the machine was.

import BenchmarkKit
import Testing

extension TableReportTests {
  @Test func noiseStandsAboveTheTable() {
    let benchmarks = [Example.benchmark()]
    let plain = TableReport().text(for: benchmarks)
    #expect(
      TableReport().text(for: benchmarks, noise: Example.noise)
        == Example.noise.line + "\n\n" + plain)
    #expect(
      TableReport().text(for: [], noise: Example.noise)
        == Example.noise.line + "\n\nNo benchmarks.\n")
  }

  @Test func noiseFitsTheWidth() {
    let worst = NoiseReading(computeJitter: 1, memoryJitter: 1, stolenShare: 1)
    let noise = NoiseRecord(before: worst, after: worst)
    let table = TableReport(width: 72).text(for: [Example.benchmark()], noise: noise)
    let lines = table.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 72 })
    #expect(table.replacing("\n  ", with: " ").hasPrefix(noise.line + "\n"))
  }

  @Test(arguments: [(0, nil), (0.04, nil), (0.2, "33"), (1, "31")] as [(Double, String?)])
  func noiseIsColouredWhereItHarms(_ jitter: Double, _ code: String?) {
    let noise = NoiseRecord(before: NoiseReading(computeJitter: jitter, memoryJitter: 0))
    let line = TableReport(colour: true).text(for: [], noise: noise)
      .split(separator: "\n").first.map(String.init)
    #expect(line == code.map { "\u{1B}[\($0)m\(noise.line)\u{1B}[0m" } ?? noise.line)
  }
}
