// Thousands of damaged records, the same ones each time: an error or a record, never a crash.

import BenchmarkKit
import SystemPackage
import TestSupport
import Testing

@Suite struct FuzzTests {
  @Test(arguments: Damage.allCases) func damagedRecordIsReadOrRefused(_ damage: Damage) throws {
    let whole = try Example.record.json()
    var generator = SplitMix64(seed: 20_261_124)
    var refused = 0
    for _ in 0..<1500 {
      let bytes = damage.applied(to: whole, using: &generator)
      do {
        let record = try Record.decode(bytes, from: "damaged.json")
        // What was taken for a record can be worked with.
        let comparison = Comparison(of: record.benchmarks, margin: 0.01)
        _ = CompareReport().text(for: comparison)
        _ = try comparison.json()
        let diff = RecordDiff(base: Example.record, candidate: record, margin: 0.05)
        _ = DiffReport(isVerbose: true).text(for: diff)
        _ = try diff.json()
      } catch {
        refused += 1
        #expect("\(error)".count > 10)
      }
    }
    #expect(refused > 150, "\(refused)")
  }
}
